import { describe, expect, it } from 'vitest';
import phrases from '../../../identity/experience/phrases/en.json';
import { ApiFailure } from './api.ts';
import { around, translator } from './phrases.ts';
import { problemOf } from './problems.ts';

const t = translator(phrases, 'en');

describe('a failure in words', () => {
  it('comes from the phrase of its code', () => {
    const problem = problemOf(new ApiFailure(422, 'session.invalid_credentials'), t);
    expect(problem.text).toBe(phrases.error.session.invalid_credentials);
    expect(problem.place).toBe('form');
  });

  it('names a code that has no phrase', () => {
    expect(problemOf(new ApiFailure(422, 'session.brand_new'), t).text).toContain('session.brand_new');
    expect(problemOf(new ApiFailure(401, 'connector.social_invalid_id_token'), t).text).toBe(
      phrases.error.connector.general,
    );
  });

  it('lists what is wrong with a password, beside the password', () => {
    const data = [
      { code: 'password_rejected.too_short', interpolation: { min: 12 } },
      { code: 'password_rejected.restricted.words' },
      { code: 'password_rejected.unheard_of' },
    ];
    const problem = problemOf(new ApiFailure(422, 'password.rejected', data), t);
    expect(problem.place).toBe('password');
    expect(problem.details).toEqual([
      'It needs at least 12 characters.',
      phrases.error.password_rejected.restricted.words,
    ]);
  });

  it('stands beside the username when that is the trouble', () => {
    expect(problemOf(new ApiFailure(422, 'user.username_already_in_use'), t).place).toBe('username');
  });

  it('says how long to wait', () => {
    const limited = (seconds: number | null) =>
      new ApiFailure(429, 'request.too_many_requests', null, seconds);
    expect(problemOf(limited(1), t).text).toContain('1 second.');
    expect(problemOf(limited(30), t).text).toContain('30 seconds.');
    expect(problemOf(limited(null), t).text).toBe(phrases.error.too_many_requests);
  });

  it('offers a second try only where one may help', () => {
    expect(problemOf(new ApiFailure(0, 'network'), t).canRetry).toBe(true);
    expect(problemOf(new ApiFailure(503, 'server'), t).canRetry).toBe(true);
    expect(problemOf(new ApiFailure(422, 'session.invalid_credentials'), t).canRetry).toBe(false);
    expect(problemOf(new TypeError('a bug'), t).code).toBe('unknown');
    expect(problemOf(new ApiFailure(404, 'session.interaction_not_found'), t).mustRestart).toBe(true);
  });
});

it('cuts a phrase at a placeholder', () => {
  expect(around('Read the {{documents}} first.', 'documents')).toEqual(['Read the ', ' first.']);
});
