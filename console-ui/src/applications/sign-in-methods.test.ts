import { expect, it } from 'vitest';
import { generalWays, methodsOf, tickedWays } from './sign-in-methods';

const general = {
  signIn: {
    methods: [
      { identifier: 'USERNAME', password: true, verificationCode: false },
      { identifier: 'EMAIL', password: true, verificationCode: true },
    ],
  },
  socialSignInConnectorTargets: ['github'],
  singleSignOnEnabled: false,
  passkeySignIn: { enabled: true },
};
const everything = [
  'USERNAME:password',
  'EMAIL:password',
  'EMAIL:verificationCode',
  'social:github',
  'passkey',
];

it('lists what is open in general', () => {
  expect(generalWays(general).map(({ value }) => value)).toEqual(everything);
  expect(generalWays(general)[2]?.label).toBe('Email address and code');
});

it('ticks everything where an application says nothing', () => {
  expect(tickedWays(general, null)).toEqual(everything);
  expect(tickedWays(general, {})).toEqual(everything);
});

it('reads its own ticks back', () => {
  const ticked = ['EMAIL:verificationCode', 'passkey'];
  const own = methodsOf(general, ticked);
  expect(own).toEqual({
    methods: [
      { identifier: 'USERNAME', password: false, verificationCode: false },
      { identifier: 'EMAIL', password: false, verificationCode: true },
    ],
    socialTargets: [],
    singleSignOn: false,
    passkey: true,
  });
  expect(tickedWays(general, own)).toEqual(ticked);
});
