/** Every page of the hosted sign-in, by its path. */
import { type ComponentChildren, h } from 'preact';
import type { CodeFlow } from './memory.ts';
import { EnterCode } from './pages/code.tsx';
import { CompleteProfile } from './pages/complete-profile.tsx';
import { Consent } from './pages/consent.tsx';
import { ForgotPassword, ResetPassword } from './pages/forgot-password.tsx';
import { CreatePasskey, MfaBinding, MfaOnboarding } from './pages/mfa-binding.tsx';
import { MfaVerification } from './pages/mfa-verification.tsx';
import { AccountSuspended, DeviceConnected, NotFound, UnknownSession } from './pages/notice.tsx';
import { OneTimeToken, OneTimeTokenError, SwitchAccount } from './pages/one-time-token.tsx';
import { IdentifierRegister, Register, RegisterPassword } from './pages/register.tsx';
import { IdentifierSignIn, SignIn, SignInMethods, SignInPasskey, SignInPassword } from './pages/sign-in.tsx';
import { SingleSignOn, SingleSignOnConnectors } from './pages/single-sign-on.tsx';
import { Callback, Direct, Landing, LinkAccount } from './pages/social.tsx';
import { match } from './router.ts';

interface Names {
  method?: string;
  factor?: string;
  connectorId?: string;
  target?: string;
}

type Page = (names: Names) => ComponentChildren;

const codePage = (flow: CodeFlow) => (): ComponentChildren => h(EnterCode, { flow });

export const pages: Record<string, Page> = {
  '/': SignIn,
  '/sign-in': SignIn,
  '/sign-in/password': SignInPassword,
  '/sign-in/passkey': SignInPasskey,
  '/sign-in/verification-methods': SignInMethods,
  '/sign-in/verification-code': codePage('sign-in'),
  '/identifier-sign-in': IdentifierSignIn,
  '/register': Register,
  '/register/password': RegisterPassword,
  '/register/verification-code': codePage('register'),
  '/identifier-register': IdentifierRegister,
  '/create-passkey': CreatePasskey,
  '/forgot-password': ForgotPassword,
  '/reset-password': ForgotPassword,
  '/forgot-password/verification-code': codePage('forgot-password'),
  '/forgot-password/reset': ResetPassword,
  '/continue/verification-code': codePage('continue'),
  '/continue/:method': CompleteProfile,
  '/mfa-onboarding': MfaOnboarding,
  '/mfa-binding': MfaBinding,
  '/mfa-binding/verification-code': codePage('mfa-binding'),
  '/mfa-binding/:factor': MfaBinding,
  '/mfa-verification': MfaVerification,
  '/mfa-verification/:factor': MfaVerification,
  '/social/register': Register,
  '/social/link/:connectorId': LinkAccount,
  '/social/landing/:connectorId': Landing,
  '/callback/:connectorId': Callback,
  '/callback/social/:connectorId': Callback,
  '/single-sign-on': SingleSignOn,
  '/single-sign-on/email': SingleSignOn,
  '/single-sign-on/connectors': SingleSignOnConnectors,
  '/direct/:method/:target': Direct,
  '/one-time-token': OneTimeToken,
  '/one-time-token/error': OneTimeTokenError,
  '/switch-account': SwitchAccount,
  '/consent': Consent,
  '/device/success': DeviceConnected,
  '/unknown-session': UnknownSession,
  '/account-suspended': AccountSuspended,
};

/** The page of the path with what its address says; the first pattern that fits counts. */
export function pageOf(path: string): { Page: Page; names: Names } {
  for (const [pattern, Page] of Object.entries(pages)) {
    const names = match(pattern, path);
    if (names) return { Page, names };
  }
  return { Page: NotFound, names: {} };
}
