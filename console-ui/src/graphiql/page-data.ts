/** What the server writes into the page of GraphiQL. */
export interface PageData {
  issuer: string;
  endpoint: string;
  /** The Management API: what a token has to be for. */
  resource: string;
}

export function readPageData(): PageData {
  return JSON.parse(document.getElementById('keystead-data')?.textContent ?? '') as PageData;
}

/** Allows style elements made at run time; the browser hides the attribute from selectors, not from scripts. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
