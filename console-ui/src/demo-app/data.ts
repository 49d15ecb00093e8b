/** What the server writes into the demo app's page. */
export interface PageData {
  issuer: string;
  endpoint: string;
  clientId: string;
}

export function readPageData(): PageData {
  return JSON.parse(document.getElementById('keystead-data')?.textContent ?? '') as PageData;
}
