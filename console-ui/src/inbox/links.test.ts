import { expect, test } from 'vitest';
import { isWebLink } from './links';
import { usageText } from './usages';

test.each(['https://example.com/join?token=1', 'http://localhost:3001/'])('%s can be opened', (link) => {
  expect(isWebLink(link)).toBe(true);
});

test.each(['javascript:alert(1)', 'data:text/html,x', '/relative', 'nothing', ''])(
  '%s cannot be opened',
  (link) => {
    expect(isWebLink(link)).toBe(false);
  },
);

test('usages are shown in words, unknown ones as they are', () => {
  expect([usageText('SignIn'), usageText('OwnUse')]).toEqual(['Sign-in', 'OwnUse']);
});
