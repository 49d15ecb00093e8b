/** The part of the sign-in experience that this page edits, read from the settings' JSON. */

export const identifiers = ['username', 'email', 'phone'] as const;
export type Identifier = (typeof identifiers)[number];

export interface SignInMethod {
  identifier: Identifier;
  password: boolean;
  verificationCode: boolean;
  isPasswordPrimary: boolean;
}

export interface SignInSettings {
  signInMode: 'SignInAndRegister' | 'SignIn' | 'Register';
  signIn: { methods: SignInMethod[] };
  signUp: { identifiers: Identifier[]; password: boolean; verify: boolean };
  color: { primaryColor: string; isDarkModeEnabled: boolean; darkPrimaryColor: string };
  branding: { logoUrl?: string; darkLogoUrl?: string; favicon?: string; darkFavicon?: string };
  termsOfUseUrl: string | null;
  privacyPolicyUrl: string | null;
  supportEmail: string | null;
  supportWebsiteUrl: string | null;
  customCss: string | null;
}

const defaults: SignInSettings = {
  signInMode: 'SignInAndRegister',
  signIn: {
    methods: [{ identifier: 'username', password: true, verificationCode: false, isPasswordPrimary: true }],
  },
  signUp: { identifiers: ['username'], password: true, verify: false },
  color: { primaryColor: '#176567', isDarkModeEnabled: false, darkPrimaryColor: '#65acae' },
  branding: {},
  termsOfUseUrl: null,
  privacyPolicyUrl: null,
  supportEmail: null,
  supportWebsiteUrl: null,
  customCss: null,
};

export function settingsOf(json: unknown): SignInSettings {
  return { ...defaults, ...(json as Partial<SignInSettings> | undefined) };
}

/** The methods for the chosen identifiers; what is set for one of them already stays. */
export function methodsFor(chosen: readonly Identifier[], current: readonly SignInMethod[]): SignInMethod[] {
  return identifiers
    .filter((identifier) => chosen.includes(identifier))
    .map(
      (identifier) =>
        current.find((method) => method.identifier === identifier) ?? {
          identifier,
          password: true,
          verificationCode: false,
          isPasswordPrimary: true,
        },
    );
}

/** Sign-up asks for one identifier, or for either of email and phone. */
export const signUpChoices = [
  { value: 'username', label: 'Username', identifiers: ['username'] },
  { value: 'email', label: 'Email address', identifiers: ['email'] },
  { value: 'phone', label: 'Phone number', identifiers: ['phone'] },
  { value: 'email,phone', label: 'Email address or phone number', identifiers: ['email', 'phone'] },
  { value: '', label: 'Nothing: only through other providers', identifiers: [] },
] as const satisfies readonly { value: string; label: string; identifiers: Identifier[] }[];

export function signUpIdentifiers(choice: string): Identifier[] {
  return [...(signUpChoices.find(({ value }) => value === choice)?.identifiers ?? [])];
}
