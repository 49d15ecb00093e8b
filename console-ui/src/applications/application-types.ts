/** The kinds of applications: what each is for, and what it has. */
import type { ApplicationType } from '../gql/graphql';
import type { IconName } from '../ui/icons';

interface Kind {
  label: string;
  icon: IconName;
  explanation: string;
  examples: string;
  hasSecrets: boolean;
  signsUsersIn: boolean;
}

export const kinds: Readonly<Record<ApplicationType, Kind>> = {
  TRADITIONAL: {
    label: 'Traditional web',
    icon: 'server',
    explanation: 'Pages are made on a server, which can keep a secret.',
    examples: 'Django, Rails, Next.js, PHP',
    hasSecrets: true,
    signsUsersIn: true,
  },
  SPA: {
    label: 'Single page',
    icon: 'browser',
    explanation: 'Runs entirely in the browser, so it has no secret; PKCE protects it.',
    examples: 'React, Vue, Angular, Svelte',
    hasSecrets: false,
    signsUsersIn: true,
  },
  NATIVE: {
    label: 'Native',
    icon: 'phone',
    explanation: 'Installed on a phone or computer, with redirect URIs of its own scheme; no secret.',
    examples: 'iOS, Android, desktop, command line',
    hasSecrets: false,
    signsUsersIn: true,
  },
  MACHINE_TO_MACHINE: {
    label: 'Machine-to-machine',
    icon: 'machine',
    explanation: 'A service that calls APIs in its own name. Nobody signs in.',
    examples: 'Back ends, scheduled jobs, scripts',
    hasSecrets: true,
    signsUsersIn: false,
  },
  PROTECTED: {
    label: 'Protected',
    icon: 'server',
    explanation: 'Stands behind a proxy that signs people in for it.',
    examples: 'Internal tools, legacy applications',
    hasSecrets: true,
    signsUsersIn: true,
  },
  SAML: {
    label: 'SAML',
    icon: 'server',
    explanation: 'Signs people in through SAML, with this server as its identity provider.',
    examples: 'Software that offers enterprise sign-in',
    hasSecrets: false,
    signsUsersIn: true,
  },
};

export const kindOrder = Object.keys(kinds) as ApplicationType[];

/** The kinds that need nothing but a name to begin with; the others are made through the API. */
export const newKinds: readonly ApplicationType[] = ['TRADITIONAL', 'SPA', 'NATIVE', 'MACHINE_TO_MACHINE'];
