/** What the server wrote into the page: where the provider is, and who this console is to it. */

export interface ServerData {
  issuer: string;
  endpoint: string;
  clientId: string;
  resource: string;
  needsSetup: boolean;
  version: string;
}

function readServerData(): ServerData {
  const text = document.getElementById('keystead-data')?.textContent ?? '{}';
  const given = JSON.parse(text) as Partial<ServerData>;
  const endpoint = given.endpoint ?? window.location.origin;
  return {
    endpoint,
    issuer: given.issuer ?? `${endpoint}/oidc`,
    clientId: given.clientId ?? 'admin-console',
    resource: given.resource ?? 'https://default.logto.app/api',
    needsSetup: given.needsSetup ?? false,
    version: given.version ?? '',
  };
}

export const serverData = readServerData();

/** The nonce that the content security policy asks of style elements; readable as a property only. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
