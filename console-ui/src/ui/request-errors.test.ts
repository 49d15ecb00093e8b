import { GraphQLError } from 'graphql';
import { expect, it } from 'vitest';
import { explain, isSignInNeeded, scopesNamed } from './request-errors';

const refusal = (extensions: Record<string, unknown>, message = 'no') => ({
  graphQLErrors: [new GraphQLError(message, { extensions })],
});

it('names the missing permission', () => {
  expect(explain(refusal({ code: 'FORBIDDEN', requiredScopes: [['users:write']] })).advice).toContain(
    'users:write',
  );
});

it('reads scopes from a list and from a list of lists', () => {
  expect(scopesNamed(['a', 'b'])).toEqual(['a', 'b']);
  expect(scopesNamed([['a'], ['b', 'a']])).toEqual(['a', 'b']);
  expect(scopesNamed(undefined)).toEqual([]);
});

it('gives the reference of an internal error', () => {
  expect(explain(refusal({ code: 'INTERNAL', reference: 'r-17' })).advice).toContain('r-17');
});

it('tells a lost connection from a refusal', () => {
  expect(explain({ networkError: new Error('offline'), graphQLErrors: [] }).title).toContain(
    'cannot be reached',
  );
  expect(explain(refusal({}, 'Depth limit exceeded')).advice).toBe('Depth limit exceeded');
});

it('asks for a new sign-in on 401 and on the code', () => {
  expect(isSignInNeeded(refusal({ code: 'UNAUTHENTICATED' }))).toBe(true);
  expect(isSignInNeeded({ graphQLErrors: [], response: { status: 401 } })).toBe(true);
  expect(isSignInNeeded(refusal({ code: 'FORBIDDEN' }))).toBe(false);
});
