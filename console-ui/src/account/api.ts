/** The Account API, call by call. */
import { apiClient, type Client, formOf } from '../experience/api.ts';
import { type CreationOptions, createPasskey } from '../experience/passkeys.ts';
import type {
  Account,
  BackupCode,
  FactorOfAccount,
  GrantOfAccount,
  SessionOfAccount,
  TrustedDeviceOfAccount,
} from './data.ts';
import type { Proof, Proofs } from './proof.ts';
import type { Session } from './session.ts';

export interface Address {
  type: 'email' | 'phone';
  value: string;
}

interface Verified {
  verificationRecordId: string;
}

type NewFactor =
  | { type: 'Totp'; secret: string; code: string }
  | { type: 'WebAuthn'; newIdentifierVerificationRecordId: string; name?: string }
  | { type: 'BackupCode'; codes: string[]; isReplacement: true };

/** Every call carries the token, and the latest proof if there is one. */
export function authorized(
  session: Pick<Session, 'accessToken'>,
  proofs: Pick<Proofs, 'current'>,
): typeof fetch {
  return (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('Authorization', `Bearer ${session.accessToken ?? ''}`);
    const proof = proofs.current;
    if (proof) headers.set('logto-verification-id', proof);
    return fetch(input, { ...init, headers, credentials: 'omit' });
  };
}

export class AccountApi {
  private readonly client: Client;

  constructor(send: typeof fetch) {
    this.client = apiClient(null, send);
  }

  // The account itself

  account = () => this.client.call<Account>('GET', '/my-account');

  change = (values: object) => this.client.call<Account>('PATCH', '/my-account', values);

  changeProfile = (values: object) => this.client.call('PATCH', '/my-account/profile', values);

  changePassword = (password: string) => this.client.call('POST', '/my-account/password', { password });

  changeAddress = ({ type, value }: Address, newIdentifierVerificationRecordId: string) =>
    this.client.call('POST', `/my-account/primary-${type}`, {
      [type]: value,
      newIdentifierVerificationRecordId,
    });

  removeAddress = (type: Address['type']) => this.client.call('DELETE', `/my-account/primary-${type}`);

  /** The picture's address; the account still has to be told of it. */
  async uploadAvatar(file: File): Promise<string> {
    const path = '/my-account/user-assets/avatar';
    return (await this.client.call<{ url: string }>('POST', path, formOf(file))).url;
  }

  // Proofs

  provePassword = (password: string) =>
    this.client.call<Proof>('POST', '/verifications/password', { password });

  sendCode = (identifier: Address) =>
    this.client.call<Proof>('POST', '/verifications/verification-code', { identifier });

  checkCode = (identifier: Address, verificationId: string, code: string) =>
    this.client.call<Verified>('POST', '/verifications/verification-code/verify', {
      identifier,
      verificationId,
      code,
    });

  // Second factors

  factors = () => this.client.call<FactorOfAccount[]>('GET', '/my-account/mfa-verifications');

  addFactor = (factor: NewFactor) => this.client.call('POST', '/my-account/mfa-verifications', factor);

  removeFactor = (id: string) =>
    this.client.call('DELETE', `/my-account/mfa-verifications/${encodeURIComponent(id)}`);

  newSecret = () =>
    this.client.call<{ secret: string; secretQrCode: string }>(
      'POST',
      '/my-account/mfa-verifications/totp-secret/generate',
    );

  replaceSecret = (secret: string, code: string) =>
    this.client.call('PUT', '/my-account/mfa-verifications/totp', { secret, code });

  newBackupCodes = () =>
    this.client.call<{ codes: string[] }>('POST', '/my-account/mfa-verifications/backup-codes/generate');

  /** Codes that are there give way to the new ones. */
  keepBackupCodes = (codes: string[]) => this.addFactor({ type: 'BackupCode', codes, isReplacement: true });

  backupCodes = () =>
    this.client.call<{ codes: BackupCode[] }>('GET', '/my-account/mfa-verifications/backup-codes');

  async addPasskey(name: string): Promise<void> {
    const path = '/verifications/web-authn/registration';
    const begun = await this.client.call<Verified & { registrationOptions: CreationOptions }>('POST', path);
    const payload = await createPasskey(begun.registrationOptions);
    const { verificationRecordId } = begun;
    await this.client.call('POST', `${path}/verify`, { verificationRecordId, payload });
    await this.addFactor({
      type: 'WebAuthn',
      newIdentifierVerificationRecordId: verificationRecordId,
      ...(name ? { name } : {}),
    });
  }

  renamePasskey = (id: string, name: string) =>
    this.client.call('PATCH', `/my-account/mfa-verifications/${encodeURIComponent(id)}/name`, { name });

  // Accounts elsewhere

  startLink = (connectorId: string, state: string, redirectUri: string) =>
    this.client.call<Verified & { authorizationUri: string }>('POST', '/verifications/social', {
      connectorId,
      state,
      redirectUri,
    });

  async finishLink(verificationRecordId: string, connectorData: object, isChange: boolean): Promise<void> {
    await this.client.call('POST', '/verifications/social/verify', { verificationRecordId, connectorData });
    await this.client.call(isChange ? 'PUT' : 'POST', '/my-account/identities', {
      newIdentifierVerificationRecordId: verificationRecordId,
    });
  }

  unlink = (target: string) =>
    this.client.call('DELETE', `/my-account/identities/${encodeURIComponent(target)}`);

  // Where the person is signed in, and what others may do

  sessions = async () =>
    (await this.client.call<{ sessions: SessionOfAccount[] }>('GET', '/my-account/sessions')).sessions;

  endSession = (uid: string) => this.client.call('DELETE', `/my-account/sessions/${encodeURIComponent(uid)}`);

  trustedDevices = async () =>
    (
      await this.client.call<{ trustedDevices: TrustedDeviceOfAccount[] }>(
        'GET',
        '/my-account/trusted-devices',
      )
    ).trustedDevices;

  distrustDevice = (id: string) =>
    this.client.call('DELETE', `/my-account/trusted-devices/${encodeURIComponent(id)}`);

  grants = async () =>
    (await this.client.call<{ grants: GrantOfAccount[] }>('GET', '/my-account/grants?appType=thirdParty'))
      .grants;

  revokeGrant = (id: string) => this.client.call('DELETE', `/my-account/grants/${encodeURIComponent(id)}`);
}
