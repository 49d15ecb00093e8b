/** The general ways to sign in as a list to tick, and the ticks as the server keeps them. */

interface Method {
  identifier: string;
  password: boolean;
  verificationCode: boolean;
}

export interface GeneralWays {
  signIn: { methods: Method[] };
  socialSignInConnectorTargets: string[];
  singleSignOnEnabled: boolean;
  passkeySignIn: { enabled?: boolean | null };
}

export interface OwnWays {
  methods?: Method[] | null | undefined;
  socialTargets?: string[] | null | undefined;
  singleSignOn?: boolean | null | undefined;
  passkey?: boolean | null | undefined;
}

export type Identifier = 'USERNAME' | 'EMAIL' | 'PHONE';

const names: Record<string, string> = { USERNAME: 'Username', EMAIL: 'Email address', PHONE: 'Phone number' };
const proofs = ['password', 'verificationCode'] as const;
const proofLabels = { password: 'password', verificationCode: 'code' };

/** What is open in general, and therefore can be left open or closed here. */
export function generalWays(general: GeneralWays): { value: string; label: string }[] {
  const methods = general.signIn.methods.flatMap((method) =>
    proofs
      .filter((proof) => method[proof])
      .map((proof) => ({
        value: `${method.identifier}:${proof}`,
        label: `${names[method.identifier] ?? method.identifier} and ${proofLabels[proof]}`,
      })),
  );
  const social = general.socialSignInConnectorTargets.map((target) => ({
    value: `social:${target}`,
    label: `Account at ${target}`,
  }));
  return [
    ...methods,
    ...social,
    ...(general.singleSignOnEnabled ? [{ value: 'singleSignOn', label: 'Single sign-on' }] : []),
    ...(general.passkeySignIn.enabled ? [{ value: 'passkey', label: 'Passkey' }] : []),
  ];
}

export function tickedWays(general: GeneralWays, own: OwnWays | null): string[] {
  return generalWays(general)
    .map(({ value }) => value)
    .filter((value) => own === null || isOpen(own, value));
}

/** What the application says nothing about is as it is in general. */
function isOpen(own: OwnWays, value: string): boolean {
  const [kind = '', name = ''] = value.split(/:(.*)/s);
  if (kind === 'social') return own.socialTargets?.includes(name) ?? true;
  if (kind === 'singleSignOn') return own.singleSignOn ?? true;
  if (kind === 'passkey') return own.passkey ?? true;
  const method = own.methods?.find(({ identifier }) => identifier.toUpperCase() === kind);
  return own.methods ? (method?.[name as 'password' | 'verificationCode'] ?? false) : true;
}

export function methodsOf(general: GeneralWays, ticked: readonly string[]) {
  return {
    methods: general.signIn.methods.map(({ identifier }) => ({
      identifier: identifier as Identifier,
      password: ticked.includes(`${identifier}:password`),
      verificationCode: ticked.includes(`${identifier}:verificationCode`),
    })),
    socialTargets: general.socialSignInConnectorTargets.filter((target) =>
      ticked.includes(`social:${target}`),
    ),
    singleSignOn: ticked.includes('singleSignOn'),
    passkey: ticked.includes('passkey'),
  };
}
