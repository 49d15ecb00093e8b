/** What the server writes into the page: settings, phrases and the application that asked for the sign-in. */

export type IdentifierType = 'username' | 'email' | 'phone';

export interface ProfileField {
  name: string;
  label?: string;
  description?: string | null;
  required?: boolean;
  type?: string;
  config?: { options?: { value: string; label?: string }[]; placeholder?: string };
}

export interface Settings {
  color: { primaryColor: string; isDarkModeEnabled: boolean; darkPrimaryColor: string };
  branding: { logoUrl?: string; darkLogoUrl?: string; favicon?: string; darkFavicon?: string };
  hideLogtoBranding?: boolean;
  signInMode: 'SignInAndRegister' | 'SignIn' | 'Register';
  signIn: { methods: { identifier: IdentifierType; password: boolean }[] };
  signUp: { identifiers: IdentifierType[]; password: boolean };
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
}

export function readPageData(): PageData {
  return JSON.parse(document.getElementById('keystead-data')?.textContent ?? '') as PageData;
}
