/** The part of the sign-in experience that this page edits, read from the settings' JSON. */

export const identifiers = ['username', 'email', 'phone'] as const;
export type Identifier = (typeof identifiers)[number];

export interface SignInMethod {
  identifier: Identifier;
  password: boolean;
  verificationCode: boolean;
  isPasswordPrimary: boolean;
}

export type Factor = 'Totp' | 'WebAuthn' | 'BackupCode' | 'EmailVerificationCode' | 'PhoneVerificationCode';

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
  forgotPasswordMethods: ('EmailVerificationCode' | 'PhoneVerificationCode')[] | null;
  passkeySignIn: { enabled?: boolean; showPasskeyButton?: boolean; allowAutofill?: boolean };
  mfa: { factors: Factor[]; policy: string; organizationRequiredMfaPolicy?: string };
  adaptiveMfa: { enabled?: boolean };
  trustedDevice: { enabled?: boolean; durationDays?: number };
  passwordPolicy: {
    length?: { min?: number; max?: number };
    characterTypes?: { min?: number };
    rejects?: { pwned?: boolean; repetitionAndSequence?: boolean; userInfo?: boolean; words?: string[] };
  };
  passwordExpiration: { enabled?: boolean; validPeriodDays?: number };
  usernamePolicy: {
    caseSensitive?: boolean;
    minLength?: number;
    maxLength?: number;
    allowedChars?: Partial<Record<'lowercase' | 'uppercase' | 'numbers' | 'underscore', boolean>>;
  };
  sentinelPolicy: { maxAttempts?: number; lockoutDuration?: number };
  verificationCodePolicy: { expirationDuration?: number; maxRetryAttempts?: number };
  emailBlocklistPolicy: {
    blockDisposableAddresses?: boolean;
    blockSubaddressing?: boolean;
    customBlocklist?: string[];
    customAllowlist?: string[];
  };
  captchaPolicy: { enabled?: boolean };
  signUpProfileFields: { name: string }[] | null;
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
  forgotPasswordMethods: null,
  passkeySignIn: {},
  mfa: { factors: [], policy: 'UserControlled' },
  adaptiveMfa: {},
  trustedDevice: {},
  passwordPolicy: {},
  passwordExpiration: {},
  usernamePolicy: {},
  sentinelPolicy: {},
  verificationCodePolicy: {},
  emailBlocklistPolicy: {},
  captchaPolicy: {},
  signUpProfileFields: null,
};

export function settingsOf(json: unknown): SignInSettings {
  return { ...defaults, ...(json as Partial<SignInSettings> | undefined) };
}

/** What proves an identifier, the preferred proof first; nothing where it is not used. */
export type Way = '' | 'password' | 'code' | 'password,code' | 'code,password';

export function wayOf(methods: readonly SignInMethod[], identifier: Identifier): Way {
  const method = methods.find((each) => each.identifier === identifier);
  if (!method?.verificationCode || identifier === 'username') return method?.password ? 'password' : '';
  if (!method.password) return 'code';
  return method.isPasswordPrimary ? 'password,code' : 'code,password';
}

export function withWays(chosen: Record<Identifier, Way>): SignInMethod[] {
  return identifiers
    .filter((identifier) => chosen[identifier] !== '')
    .map((identifier) => ({
      identifier,
      password: chosen[identifier].includes('password'),
      verificationCode: chosen[identifier].includes('code'),
      isPasswordPrimary: chosen[identifier].startsWith('password'),
    }));
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
