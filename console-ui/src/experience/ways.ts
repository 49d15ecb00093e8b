/** What the settings allow: identifiers, ways to prove them, and what opens an account. */
import type { IdentifierType, PageData, SignInMethod, SocialConnector } from './data.ts';
import { canUsePasskeys } from './passkeys.ts';

export type Way = 'password' | 'code' | 'passkey';

export function methodFor({ settings }: PageData, type: IdentifierType): SignInMethod | undefined {
  return settings.signIn.methods.find((method) => method.identifier === type);
}

/** Identifiers that sign in, in the order of the settings. */
export function signInIdentifiers({ settings }: PageData): IdentifierType[] {
  return settings.signIn.methods
    .filter((method) => method.password || method.verificationCode)
    .map((method) => method.identifier);
}

/** Codes prove no usernames. */
export function codeIdentifiers({ settings }: PageData): IdentifierType[] {
  return settings.signIn.methods
    .filter((method) => method.verificationCode && method.identifier !== 'username')
    .map((method) => method.identifier);
}

export function passwordIdentifiers({ settings }: PageData): IdentifierType[] {
  return settings.signIn.methods.filter((method) => method.password).map((method) => method.identifier);
}

/** What an identifier can be proved with, the preferred way first. */
export function waysFor(data: PageData, type: IdentifierType): Way[] {
  const method = methodFor(data, type);
  const ways: Way[] = [];
  if (method?.password) ways.push('password');
  if (method?.verificationCode && type !== 'username') ways.push('code');
  if (ways.length === 2 && !method?.isPasswordPrimary) ways.reverse();
  return data.settings.passkeySignIn?.enabled && canUsePasskeys() ? [...ways, 'passkey'] : ways;
}

/** One page is enough where everybody starts with a password. */
export function asksPasswordAtOnce(data: PageData): boolean {
  const identifiers = signInIdentifiers(data);
  return identifiers.length > 0 && identifiers.every((type) => waysFor(data, type)[0] === 'password');
}

/** Those of a platform of its own are for applications that open the provider's by themselves. */
export function socialConnectors({ settings }: PageData): SocialConnector[] {
  return (settings.socialConnectors ?? []).filter(({ platform }) => platform !== 'Native');
}

export function hasSingleSignOn({ settings }: PageData): boolean {
  return settings.singleSignOnEnabled === true && (settings.ssoConnectors ?? []).length > 0;
}

export function hasPasskeyButton({ settings: { passkeySignIn } }: PageData): boolean {
  return passkeySignIn?.enabled === true && passkeySignIn.showPasskeyButton !== false && canUsePasskeys();
}

export function isSignInOpen({ settings, fixedSignIn }: PageData): boolean {
  return fixedSignIn === true || settings.signInMode !== 'Register';
}

/** Identifiers that open an account: addresses by a code, names with a password. */
export function signUpIdentifiers({ settings }: PageData): IdentifierType[] {
  return settings.signUp.identifiers.filter(
    (type, index, all) => all.indexOf(type) === index && ['username', 'email', 'phone'].includes(type),
  );
}

export function isRegistrationOpen(data: PageData): boolean {
  if (data.fixedSignIn || data.settings.signInMode === 'SignIn') return false;
  return signUpIdentifiers(data).length > 0 || socialConnectors(data).length > 0;
}

/** Addresses that a forgotten password is replaced by. */
export function recoveryIdentifiers({ settings }: PageData): IdentifierType[] {
  const { email, phone } = settings.forgotPassword ?? {};
  return [...(email ? (['email'] as const) : []), ...(phone ? (['phone'] as const) : [])];
}
