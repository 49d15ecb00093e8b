import { expect, it } from 'vitest';
import { brandProperties, contrast, followsSystem, parseColor, readableOn } from './theme.ts';

it('reads hex colours and nothing else', () => {
  expect(parseColor('#6139F6')).toEqual([97, 57, 246]);
  expect(parseColor('#fd0')).toEqual([255, 221, 0]);
  expect(parseColor('url(x)')).toBeNull();
});

it.each(['#ffd400', '#ffffff', '#000000', '#777777', '#6139F6'])(
  'keeps %s readable on both grounds',
  (text) => {
    const color = parseColor(text) ?? [0, 0, 0];
    for (const ground of [parseColor('#ffffff'), parseColor('#1c1c22')]) {
      expect(contrast(readableOn(color, ground ?? [0, 0, 0]), ground ?? [0, 0, 0])).toBeGreaterThanOrEqual(
        4.5,
      );
    }
  },
);

it('puts dark words on a light button', () => {
  expect(brandProperties('#ffd400', 'light')['--on-brand-light']).toBe('rgb(20 20 28)');
  expect(brandProperties('#6139F6', 'light')['--on-brand-light']).toBe('rgb(255 255 255)');
});

it('follows the system until the settings say otherwise', () => {
  const settings = { primaryColor: '#6139F6', isDarkModeEnabled: false, darkPrimaryColor: '#8768F8' };
  expect(followsSystem(settings)).toBe(true);
  expect(followsSystem({ ...settings, primaryColor: '#0a7' })).toBe(false);
  expect(followsSystem({ ...settings, primaryColor: '#0a7', isDarkModeEnabled: true })).toBe(true);
});
