/** Says in words what went wrong with a request, and what to do about it. */
import type { CombinedError } from 'urql';

export interface Explanation {
  title: string;
  advice: string;
}

interface Extensions {
  code?: string;
  requiredScopes?: unknown;
  reference?: string;
}

/** The scopes that an error names, whether it lists them plainly or as alternatives of sets. */
export function scopesNamed(value: unknown): string[] {
  return Array.isArray(value) ? [...new Set(value.flat(2).filter((item) => typeof item === 'string'))] : [];
}

function forbidden(requiredScopes: unknown): Explanation {
  const scopes = scopesNamed(requiredScopes);
  const needed = scopes.length > 0 ? `It needs ${scopes.map((name) => `“${name}”`).join(' or ')}.` : '';
  return {
    title: 'You are not permitted to do this',
    advice: `${needed} Ask an administrator for a role that includes it, then sign in again.`.trim(),
  };
}

function internal(reference: string | undefined): Explanation {
  const clue = reference ? ` The server's log has the details under ${reference}.` : '';
  return { title: 'The server made a mistake', advice: `Nothing was changed. Try again in a moment.${clue}` };
}

export function explain(error: Pick<CombinedError, 'networkError' | 'graphQLErrors'>): Explanation {
  if (error.networkError) {
    return {
      title: 'The server cannot be reached',
      advice: 'Check that it is running and that you are connected, then try again.',
    };
  }
  const first = error.graphQLErrors[0];
  const extensions: Extensions = first?.extensions ?? {};
  switch (extensions.code) {
    case 'FORBIDDEN':
      return forbidden(extensions.requiredScopes);
    case 'UNAUTHENTICATED':
      return { title: 'Your sign-in has ended', advice: 'Sign in again to continue.' };
    case 'RATE_LIMITED':
      return { title: 'Too many requests', advice: 'Wait a minute, then try again.' };
    case 'INTERNAL':
      return internal(extensions.reference);
    default:
      return {
        title: 'The request was refused',
        advice: first?.message ?? 'Load the page again and repeat what you did.',
      };
  }
}

export function isSignInNeeded(
  error: Pick<CombinedError, 'graphQLErrors'> & { response?: { status?: number } },
) {
  return (
    error.response?.status === 401 ||
    error.graphQLErrors.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED')
  );
}
