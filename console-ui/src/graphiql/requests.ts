/** How GraphiQL's requests reach the server: JSON over POST, without cookies. */
import type { GraphiQL } from 'graphiql';
import type { ComponentProps } from 'react';

export type Fetcher = ComponentProps<typeof GraphiQL>['fetcher'];

/** A header typed into GraphiQL goes before the token of the bar. */
export function headersOf(token: string, typed: Record<string, string> = {}): Headers {
  const headers = new Headers({ accept: 'application/json', 'content-type': 'application/json' });
  if (token) headers.set('authorization', `Bearer ${token}`);
  for (const [name, value] of Object.entries(typed)) headers.set(name, value);
  return headers;
}

export function fetcherWith(currentToken: () => string): Fetcher {
  return async (request, options) => {
    const answer = await fetch('/graphql', {
      method: 'POST',
      headers: headersOf(currentToken(), options?.headers),
      body: JSON.stringify(request),
      credentials: 'omit',
    });
    return await answer.json();
  };
}
