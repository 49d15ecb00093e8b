/** One sign-in or registration, step by step, as the Experience API wants it. */
import { ApiFailure, type Client, formOf } from './api.ts';
import type { Identifier } from './identifier.ts';
import type { CodeFlow, Event, Factor, Journey, Recollection } from './memory.ts';
import { askForPasskey, type CreationOptions, createPasskey, type RequestOptions } from './passkeys.ts';

export type ProfileEntry =
  | { type: 'username' | 'password'; value: string }
  | { type: 'email' | 'phone' | 'social'; verificationId: string }
  | { type: 'extraProfile'; values: Record<string, unknown> };

/** Where the browser goes next: away, or to another page of ours. */
export type Outcome = { redirectTo: string } | { page: string };

interface Verified {
  verificationId: string;
}

export interface NewSecret extends Verified {
  secret: string;
  secretQrCode: string;
}

export interface NewBackupCodes extends Verified {
  codes: string[];
}

const eventOf: Partial<Record<CodeFlow, Event>> = {
  'sign-in': 'SignIn',
  register: 'Register',
  'forgot-password': 'ForgotPassword',
};

export class Interaction {
  constructor(
    private readonly client: Client,
    readonly memory: Recollection,
    private readonly captchaToken: () => Promise<string | undefined> = async () => undefined,
  ) {}

  // First proofs

  async signIn(identifier: Identifier, password: string): Promise<Outcome> {
    return this.proveAndFinish('SignIn', '/verification/password', { identifier, password });
  }

  async register(username: string, password: string): Promise<Outcome> {
    const identifier = { type: 'username', value: username };
    return this.proveAndFinish('Register', '/verification/new-password-identity', { identifier, password });
  }

  /** Where no password is wanted, a name alone opens an account. */
  async registerName(username: string): Promise<Outcome> {
    await this.fresh('Register');
    await this.post('/profile', { type: 'username', value: username });
    await this.post('/identification', {});
    this.memory.put({ isIdentified: true });
    return this.submit();
  }

  /** A magic link. People without an account get one by it. */
  async takeOneTimeToken(email: string, token: string): Promise<Outcome> {
    const body = { identifier: { type: 'email', value: email }, token };
    const path = '/verification/one-time-token/verify';
    await this.prove('SignIn', path, body).catch(async (error: unknown) => {
      if (!isCode(error, 'one_time_token.interaction_event_mismatch')) throw error;
      await this.prove('Register', path, body);
    });
    return this.finishOrRegister();
  }

  /** The connectors of the organization that the address belongs to. */
  async ssoConnectors(email: string): Promise<string[]> {
    const path = `/sso-connectors?${new URLSearchParams({ email })}`;
    return (await this.client.call<{ connectorIds: string[] }>('GET', `/experience${path}`)).connectorIds;
  }

  // Codes

  async sendCode(flow: CodeFlow, identifier: Identifier): Promise<void> {
    const event = eventOf[flow];
    const send = async () =>
      this.post<Verified>('/verification/verification-code', {
        identifier,
        interactionEvent: event ?? this.memory.now.event ?? 'SignIn',
      });
    const { verificationId } = event ? await this.begun(event, send) : await send();
    this.memory.put({ code: { flow, identifier, verificationId, sentAt: Date.now() } });
  }

  async checkCode(code: string): Promise<Outcome> {
    const sent = this.memory.now.code;
    if (!sent) throw new ApiFailure(404, 'session.verification_session_not_found');
    const { flow, identifier } = sent;
    const { verificationId } = await this.post<Verified>('/verification/verification-code/verify', {
      identifier,
      verificationId: sent.verificationId,
      code,
    });
    if (flow === 'continue') {
      await this.post('/profile', { type: identifier.type, verificationId });
      return this.finish();
    }
    if (flow === 'mfa-binding') {
      const type = identifier.type === 'email' ? 'EmailVerificationCode' : 'PhoneVerificationCode';
      return this.bind(type, verificationId);
    }
    this.memory.put({ verificationId });
    if (flow !== 'forgot-password') return this.finish();
    await this.identify();
    return { page: '/forgot-password/reset' };
  }

  /** The same proof serves the other event: there was no account, or there was one already. */
  async goOnAs(event: Event): Promise<Outcome> {
    await this.switchTo(event);
    return this.finish();
  }

  async replacePassword(password: string): Promise<Outcome> {
    await this.client.call('PUT', '/experience/profile/password', { password });
    await this.post('/submit');
    this.memory.clear();
    this.memory.put({ notice: 'description.password_changed' });
    return { page: '/sign-in' };
  }

  /** The picture's address; the profile still has to name it. */
  async uploadPicture(file: File): Promise<string> {
    return (await this.post<{ url: string }>('/user-assets/avatar', formOf(file))).url;
  }

  // Passkeys in place of everything else

  async signInWithPasskey(
    options?: RequestOptions,
    more: { mediation?: CredentialMediationRequirement; signal?: AbortSignal } = {},
  ): Promise<Outcome> {
    const payload = await askForPasskey(options ?? (await this.passkeyOptions()), more);
    return this.proveAndFinish('SignIn', '/verification/sign-in-passkey/authentication/verify', { payload });
  }

  async passkeyOptions(): Promise<RequestOptions> {
    const path = '/preflight/sign-in-passkey/authentication';
    return (await this.post<{ authenticationOptions: RequestOptions }>(path)).authenticationOptions;
  }

  async signInWithPasskeyOf(identifier: Identifier): Promise<Outcome> {
    const path = '/verification/sign-in-passkey/authentication';
    const begun = await this.begun('SignIn', () =>
      this.post<Verified & { authenticationOptions: RequestOptions }>(path, { identifier }),
    );
    const payload = await askForPasskey(begun.authenticationOptions);
    const { verificationId } = begun;
    const verified = await this.post<Verified>(`${path}/verify`, { verificationId, payload });
    this.memory.put({ verificationId: verified.verificationId });
    return this.finish();
  }

  // Other providers

  /** The provider's address; the way back is remembered. */
  async depart(kind: Journey['kind'], connectorId: string): Promise<Outcome> {
    const state = randomText();
    const redirectUri = `${window.location.origin}/callback/${encodeURIComponent(connectorId)}`;
    const path = `/verification/${kind}/${encodeURIComponent(connectorId)}/authorization-uri`;
    const answer = await this.begun('SignIn', () =>
      this.post<Verified & { authorizationUri: string }>(path, { state, redirectUri }),
    );
    const { verificationId } = answer;
    const { search } = window.location;
    this.memory.put({ journey: { kind, connectorId, state, verificationId, search }, arrival: undefined });
    return { redirectTo: answer.authorizationUri };
  }

  async arrive({ kind, connectorId, verificationId }: Journey, answer: object, linksRelated: boolean) {
    const path = `/verification/${kind}/${encodeURIComponent(connectorId)}/verify`;
    const redirectUri = `${window.location.origin}/callback/${encodeURIComponent(connectorId)}`;
    const connectorData = { ...answer, redirectUri };
    const verified = await this.post<Verified>(path, { verificationId, connectorData });
    this.memory.put({ verificationId: verified.verificationId, arrival: undefined });
    return this.finishOrRegister(linksRelated);
  }

  /** What Google's One Tap gives to the page itself, without a way there and back. */
  async takeCredential(connectorId: string, credential: string, linksRelated: boolean): Promise<Outcome> {
    const path = `/verification/social/${encodeURIComponent(connectorId)}/verify`;
    await this.prove('SignIn', path, { connectorData: { credential } });
    return this.finishOrRegister(linksRelated);
  }

  /** The account with the same address gets the provider's identity. */
  async linkRelated(): Promise<Outcome> {
    await this.identify(true);
    return this.submit();
  }

  // Second factors

  async sendFactorCode(identifierType: 'email' | 'phone'): Promise<string> {
    const path = '/verification/mfa-verification-code';
    return (await this.post<Verified>(path, { identifierType })).verificationId;
  }

  async checkFactorCode(identifierType: 'email' | 'phone', verificationId: string, code: string) {
    const path = '/verification/mfa-verification-code/verify';
    return this.post(path, { identifierType, verificationId, code });
  }

  checkTotp = (code: string) => this.post('/verification/totp/verify', { code });

  checkBackupCode = (code: string) => this.post('/verification/backup-code/verify', { code });

  async checkPasskey(): Promise<void> {
    const path = '/verification/web-authn/authentication';
    const begun = await this.post<Verified & { authenticationOptions: RequestOptions }>(path);
    const payload = await askForPasskey(begun.authenticationOptions);
    await this.post(`${path}/verify`, { verificationId: begun.verificationId, payload });
  }

  newSecret = () => this.post<NewSecret>('/verification/totp/secret');

  async bindTotp(verificationId: string, code: string): Promise<Outcome> {
    await this.post('/verification/totp/verify', { code, verificationId });
    return this.bind('Totp', verificationId);
  }

  newBackupCodes = () => this.post<NewBackupCodes>('/verification/backup-code/generate');

  async newPasskey(): Promise<string> {
    const path = '/verification/web-authn/registration';
    const begun = await this.post<Verified & { registrationOptions: CreationOptions }>(path);
    const payload = await createPasskey(begun.registrationOptions);
    const { verificationId } = begun;
    return (await this.post<Verified>(`${path}/verify`, { verificationId, payload })).verificationId;
  }

  async bind(type: Factor, verificationId: string): Promise<Outcome> {
    await this.post('/profile/mfa', { type, verificationId });
    return this.submit();
  }

  /** What the person decides about further factors: `mfa-enabled`, `mfa-skipped`, `passkey`, … */
  async decide(step: string, body?: object): Promise<Outcome> {
    await this.post(`/profile/mfa/${step}`, body);
    return this.submit();
  }

  /** An organization may be against it, or signs of danger: the sign-in goes on without. */
  async trustDeviceIfAllowed(): Promise<void> {
    try {
      await this.post('/profile/mfa/trusted-device');
    } catch (error) {
      if (!isCode(error, 'session.mfa.trusted_device_not_allowed')) throw error;
    }
  }

  // The end

  /** Goes on after the server asked for details that the account lacks. */
  async completeProfile(entries: ProfileEntry[]): Promise<Outcome> {
    for (const entry of entries) await this.post('/profile', entry);
    return this.finish();
  }

  async submit(): Promise<Outcome> {
    const answer = await this.post<{ redirectTo: string }>('/submit');
    this.memory.clear();
    return answer;
  }

  /** The application is told that the person did not want to. */
  async cancel(): Promise<Outcome> {
    const answer = await this.post<{ redirectTo: string }>('/cancel');
    this.memory.clear();
    return answer;
  }

  private post<T = unknown>(path: string, body?: unknown): Promise<T> {
    return this.client.call<T>('POST', `/experience${path}`, body);
  }

  private async proveAndFinish(event: Event, path: string, body: unknown): Promise<Outcome> {
    await this.prove(event, path, body);
    return this.finish();
  }

  private async prove(event: Event, path: string, body: unknown): Promise<void> {
    const { verificationId } = await this.begun(event, () => this.post<Verified>(path, body));
    this.memory.put({ verificationId });
  }

  /** The step in an interaction for this event; in a new one when the server has dropped the steps taken so far. */
  private async begun<T>(event: Event, step: () => Promise<T>): Promise<T> {
    const { event: current, isIdentified } = this.memory.now;
    if (current !== event || isIdentified) await this.fresh(event);
    return step().catch(async (error: unknown) => {
      // Another tab or a restart has dropped it, or somebody else began here.
      if (!isCode(error, 'session.interaction_not_found')) throw error;
      await this.fresh(event);
      return step();
    });
  }

  private async fresh(event: Event): Promise<void> {
    this.memory.put({ event: undefined });
    const captchaToken = await this.captchaToken();
    await this.client.call('PUT', '/experience', {
      interactionEvent: event,
      ...(captchaToken ? { captchaToken } : {}),
    });
    this.memory.put({
      event,
      isIdentified: false,
      verificationId: undefined,
      code: undefined,
      notice: undefined,
      complaint: undefined,
    });
  }

  /** What was proved stays proved. */
  private async switchTo(event: Event): Promise<void> {
    await this.client.call('PUT', '/experience/interaction-event', { interactionEvent: event });
    this.memory.put({ event });
  }

  private async identify(linkSocialIdentity?: boolean): Promise<void> {
    const { verificationId } = this.memory.now;
    await this.post('/identification', {
      verificationId,
      ...(linkSocialIdentity ? { linkSocialIdentity } : {}),
    });
    this.memory.put({ verificationId: undefined, isIdentified: true });
  }

  /** Identification is done once; after that only the submission is repeated. */
  private async finish(): Promise<Outcome> {
    const { verificationId, event, isIdentified } = this.memory.now;
    if (verificationId) await this.identify();
    else if (event === 'Register' && !isIdentified) {
      await this.post('/identification', {});
      this.memory.put({ isIdentified: true });
    }
    return this.submit();
  }

  /** A newcomer from elsewhere gets an account; somebody whose address is known here decides. */
  private async finishOrRegister(linksRelated = false): Promise<Outcome> {
    try {
      return await this.finish();
    } catch (error) {
      const isRelated = isCode(error, 'user.identity_not_exist') && hasRelatedUser(error);
      if (isRelated && linksRelated) return this.linkRelated();
      if (isRelated || !isNewcomer(error)) throw error;
      return this.goOnAs('Register');
    }
  }
}

const newcomerCodes = ['user.user_not_exist', 'user.identity_not_exist', 'user.sso_identity_not_exist'];

function isCode(error: unknown, code: string): boolean {
  return error instanceof ApiFailure && error.code === code;
}

function isNewcomer(error: unknown): boolean {
  return error instanceof ApiFailure && newcomerCodes.includes(error.code);
}

function hasRelatedUser(error: unknown): boolean {
  return (
    error instanceof ApiFailure && Boolean((error.data as { relatedUser?: unknown } | null)?.relatedUser)
  );
}

/** Unguessable, also where pages are not served securely and `randomUUID` is missing. */
function randomText(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
