/** One sign-in or registration, step by step, as the Experience API wants it. */
import { ApiFailure, type Client } from './api.ts';
import type { Identifier } from './identifier.ts';

type Event = 'SignIn' | 'Register';

export type ProfileEntry =
  | { type: 'username' | 'password'; value: string }
  | { type: 'extraProfile'; values: Record<string, unknown> };

/** Where the browser goes next. */
interface Redirection {
  redirectTo: string;
}

export class Interaction {
  private started: Event | null = null;
  private verificationId: string | undefined;

  constructor(private readonly client: Client) {}

  async signIn(identifier: Identifier, password: string): Promise<Redirection> {
    await this.verify('SignIn', '/experience/verification/password', { identifier, password });
    return this.finish();
  }

  async register(username: string, password: string): Promise<Redirection> {
    const identifier = { type: 'username', value: username };
    await this.verify('Register', '/experience/verification/new-password-identity', { identifier, password });
    return this.finish();
  }

  /** Goes on after the server asked for details that the account lacks. */
  async completeProfile(entries: ProfileEntry[]): Promise<Redirection> {
    for (const entry of entries) await this.client.call('POST', '/experience/profile', entry);
    return this.finish();
  }

  /** The application is told that the person did not want to. */
  cancel(): Promise<Redirection> {
    return this.client.call<Redirection>('POST', '/experience/cancel');
  }

  private async verify(event: Event, path: string, body: unknown): Promise<void> {
    const attempt = async () => {
      if (this.started !== event) {
        await this.client.call('PUT', '/experience', { interactionEvent: event });
        this.started = event;
      }
      return this.client.call<{ verificationId: string }>('POST', path, body);
    };
    const { verificationId } = await attempt().catch((error: unknown) => {
      if (!isForgotten(error)) throw error;
      this.started = null;
      return attempt();
    });
    this.verificationId = verificationId;
  }

  /** Identification is done once; after that only the submission is repeated. */
  private async finish(): Promise<Redirection> {
    if (this.verificationId) {
      await this.client.call('POST', '/experience/identification', { verificationId: this.verificationId });
      this.verificationId = undefined;
    }
    return this.client.call<Redirection>('POST', '/experience/submit');
  }
}

/** The session is alive, but another tab or a restart has dropped the steps taken so far. */
function isForgotten(error: unknown): boolean {
  return error instanceof ApiFailure && error.code === 'session.interaction_not_found';
}
