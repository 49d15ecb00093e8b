/** The client of the Experience API: JSON in (files as forms), JSON out, and one kind of failure for whatever goes wrong. */

export class ApiFailure extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly data: unknown = null,
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(code);
  }
}

const timeoutMilliseconds = 30_000;

export interface Client {
  call<T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T>;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

async function failureOf(response: Response): Promise<ApiFailure> {
  const body = record(await response.json().catch(() => null));
  const wait = Number.parseInt(response.headers.get('Retry-After') ?? '', 10);
  const fallback =
    response.status === 429 ? 'too_many_requests' : response.status >= 500 ? 'server' : 'unknown';
  const code = typeof body.code === 'string' && response.status < 500 ? body.code : fallback;
  return new ApiFailure(response.status, code, body.data, Number.isFinite(wait) ? wait : null);
}

async function bodyOf<T>(response: Response): Promise<T> {
  const text = await response.text();
  if (text === '') return undefined as T;
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new ApiFailure(response.status, 'server');
  }
}

/** A file as the form that uploads take. */
export function formOf(file: File): FormData {
  const form = new FormData();
  form.set('file', file);
  return form;
}

/** `applicationId` picks the interaction when several applications sign in side by side in one browser. */
export function apiClient(applicationId: string | null, send: typeof fetch = fetch): Client {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (applicationId) headers['Logto-App-Id'] = applicationId;

  return {
    async call<T>(method: string, path: string, body?: unknown): Promise<T> {
      const response = await send(`/api${path}`, {
        method,
        // The browser itself says what a form is, and where its parts end.
        headers: body instanceof FormData ? headers : { ...headers, 'Content-Type': 'application/json' },
        credentials: 'same-origin',
        cache: 'no-store',
        signal: AbortSignal.timeout(timeoutMilliseconds),
        ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
      }).catch(() => {
        throw new ApiFailure(0, 'network');
      });
      if (!response.ok) throw await failureOf(response);
      return bodyOf<T>(response);
    },
  };
}
