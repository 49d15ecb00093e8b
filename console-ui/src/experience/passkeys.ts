/** Passkeys: the browser's binary structures to and from the JSON of the Experience API. */

interface Descriptor {
  type: 'public-key';
  id: string;
  transports?: AuthenticatorTransport[];
}

export interface RequestOptions {
  challenge: string;
  timeout?: number;
  rpId?: string;
  allowCredentials?: Descriptor[];
  userVerification?: UserVerificationRequirement;
}

export interface CreationOptions {
  rp: PublicKeyCredentialRpEntity;
  user: { id: string; name: string; displayName: string };
  challenge: string;
  pubKeyCredParams: PublicKeyCredentialParameters[];
  timeout?: number;
  excludeCredentials?: Descriptor[];
  authenticatorSelection?: AuthenticatorSelectionCriteria;
  attestation?: AttestationConveyancePreference;
}

/** The person closed the browser's dialog, or no passkey fitted. */
export class PasskeyDeclined extends Error {}

export function toBytes(text: string): Uint8Array<ArrayBuffer> {
  const standard = text.replace(/-/g, '+').replace(/_/g, '/');
  return Uint8Array.from(atob(standard), (character) => character.charCodeAt(0));
}

export function toText(bytes: ArrayBuffer): string {
  const binary = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

const descriptors = (list: Descriptor[]) => list.map((each) => ({ ...each, id: toBytes(each.id) }));

export function canUsePasskeys(): boolean {
  return typeof window !== 'undefined' && 'PublicKeyCredential' in window;
}

/** Whether the browser offers passkeys in the field for the name. */
export async function canAutofill(): Promise<boolean> {
  if (!canUsePasskeys()) return false;
  return (await PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false;
}

function credentialOf(found: Credential | null): PublicKeyCredential {
  if (!(found instanceof PublicKeyCredential)) throw new PasskeyDeclined();
  return found;
}

function common(credential: PublicKeyCredential) {
  return {
    type: 'WebAuthn',
    id: credential.id,
    rawId: toText(credential.rawId),
    clientExtensionResults: credential.getClientExtensionResults(),
    ...(credential.authenticatorAttachment
      ? { authenticatorAttachment: credential.authenticatorAttachment }
      : {}),
  };
}

export async function askForPasskey(
  { challenge, allowCredentials, ...options }: RequestOptions,
  more: { mediation?: CredentialMediationRequirement; signal?: AbortSignal } = {},
) {
  const publicKey = {
    ...options,
    challenge: toBytes(challenge),
    ...(allowCredentials ? { allowCredentials: descriptors(allowCredentials) } : {}),
  };
  const credential = credentialOf(await navigator.credentials.get({ publicKey, ...more }).catch(declined));
  const response = credential.response as AuthenticatorAssertionResponse;
  return {
    ...common(credential),
    response: {
      clientDataJSON: toText(response.clientDataJSON),
      authenticatorData: toText(response.authenticatorData),
      signature: toText(response.signature),
      ...(response.userHandle ? { userHandle: toText(response.userHandle) } : {}),
    },
  };
}

export async function createPasskey({ challenge, user, excludeCredentials, ...options }: CreationOptions) {
  const publicKey = {
    ...options,
    challenge: toBytes(challenge),
    user: { ...user, id: toBytes(user.id) },
    ...(excludeCredentials ? { excludeCredentials: descriptors(excludeCredentials) } : {}),
  };
  const credential = credentialOf(await navigator.credentials.create({ publicKey }).catch(declined));
  const response = credential.response as AuthenticatorAttestationResponse;
  return {
    ...common(credential),
    response: {
      clientDataJSON: toText(response.clientDataJSON),
      attestationObject: toText(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    },
  };
}

function declined(): never {
  throw new PasskeyDeclined();
}
