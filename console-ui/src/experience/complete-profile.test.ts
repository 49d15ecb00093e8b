import { expect, it } from 'vitest';
import { passwordRules } from './parts/password-rules.tsx';
import { profileEntries, unanswered } from './profile-answers.ts';

const fields = [{ name: 'company', required: true }, { name: 'size' }];

it('wants every missing name and every required field', () => {
  expect(unanswered(['username', 'extraProfile'], fields, { size: '1' })).toEqual(['username', 'company']);
  expect(unanswered(['username'], fields, { username: 'ada' })).toEqual([]);
});

it('sends names one by one and the fields together', () => {
  expect(profileEntries(['username', 'extraProfile'], fields, { username: 'ada', company: 'ACME' })).toEqual([
    { type: 'username', value: 'ada' },
    { type: 'extraProfile', values: { company: 'ACME' } },
  ]);
});

it('holds a new password against the rules that can be seen from here', () => {
  const policy = { passwordPolicy: { length: { min: 10 }, characterTypes: { min: 3 } } };
  expect(passwordRules('abcdefghij', {})).toEqual([{ phrase: 'length', count: 8, isMet: true }]);
  expect(passwordRules('Abcdefghi', policy).map(({ isMet }) => isMet)).toEqual([false, false]);
  expect(passwordRules('Abcdefghi1', policy).map(({ isMet }) => isMet)).toEqual([true, true]);
});
