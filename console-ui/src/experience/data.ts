/** What the server writes into the page: settings, phrases and the application that asked for the sign-in. */

export type IdentifierType = 'username' | 'email' | 'phone';

export interface FieldPart {
  name: string;
  enabled: boolean;
  type?: string;
  label?: string;
  required?: boolean;
  config?: FieldConfig;
}

export interface FieldConfig {
  options?: { value: string; label?: string }[];
  placeholder?: string;
  minLength?: number;
  maxLength?: number;
  minValue?: number;
  maxValue?: number;
  format?: string;
  customFormat?: string;
  defaultValue?: string;
  parts?: FieldPart[];
}

export interface ProfileField {
  name: string;
  label?: string;
  description?: string | null;
  required?: boolean;
  type?: string;
  config?: FieldConfig;
}

export interface SignInMethod {
  identifier: IdentifierType;
  password: boolean;
  verificationCode?: boolean;
  isPasswordPrimary?: boolean;
}

export interface SocialConnector {
  id: string;
  target: string;
  /** By language. */
  name: Record<string, string>;
  logo: string;
  logoDark?: string | null;
  platform?: 'Native' | 'Web' | 'Universal' | null;
}

export interface GoogleOneTap {
  clientId: string;
  connectorId: string;
  isEnabled?: boolean;
  autoSelect?: boolean;
  closeOnTapOutside?: boolean;
  itpSupport?: boolean;
}

export interface SsoConnector {
  id: string;
  connectorName: string;
  logo: string;
  darkLogo?: string;
}

export interface CaptchaConfig {
  type: 'Turnstile' | 'RecaptchaEnterprise';
  siteKey: string;
  domain?: string;
  mode?: 'invisible' | 'checkbox';
}

export interface Settings {
  color: { primaryColor: string; isDarkModeEnabled: boolean; darkPrimaryColor: string };
  branding: { logoUrl?: string; darkLogoUrl?: string; favicon?: string; darkFavicon?: string };
  hideLogtoBranding?: boolean;
  signInMode: 'SignInAndRegister' | 'SignIn' | 'Register';
  signIn: { methods: SignInMethod[] };
  signUp: { identifiers: IdentifierType[]; password: boolean };
  socialConnectors?: SocialConnector[];
  ssoConnectors?: SsoConnector[];
  singleSignOnEnabled?: boolean;
  socialSignIn?: { automaticAccountLinking?: boolean };
  forgotPassword?: { email?: boolean; phone?: boolean };
  passkeySignIn?: { enabled?: boolean; showPasskeyButton?: boolean; allowAutofill?: boolean };
  trustedDevice?: { enabled?: boolean; durationDays?: number };
  captchaConfig?: CaptchaConfig;
  googleOneTap?: GoogleOneTap;
  agreeToTermsPolicy: 'Automatic' | 'ManualRegistrationOnly' | 'Manual';
  termsOfUseUrl?: string | null;
  privacyPolicyUrl?: string | null;
  supportEmail?: string | null;
  supportWebsiteUrl?: string | null;
  unknownSessionRedirectUrl?: string | null;
  customCss?: string | null;
  passwordPolicy?: { length?: { min?: number; max?: number }; characterTypes?: { min?: number } };
  customProfileFields?: ProfileField[];
}

export interface Application {
  id: string;
  name: string;
  displayName?: string;
  isThirdParty?: boolean;
  branding?: { logoUrl?: string; darkLogoUrl?: string };
  termsOfUseUrl?: string | null;
  privacyPolicyUrl?: string | null;
}

/** Phrases are a tree; a leaf's dotted path is its name. */
export interface Phrases {
  [key: string]: string | Phrases;
}

export interface PageData {
  settings: Settings;
  language: string;
  phrases: Phrases;
  application: Application | null;
  /** The console's own sign-in: no setting of the experience changes it, and nobody registers there. */
  fixedSignIn?: boolean;
  /** Who has a session in this browser, where the page needs to know. */
  signedInAs?: { name: string; email: string | null } | null;
}

export function readPageData(): PageData {
  return JSON.parse(document.getElementById('keystead-data')?.textContent ?? '') as PageData;
}
