/** What a `User-Agent` header says in two words: the browser and the system, as far as they are known ones. */

/** The first that fits: most browsers name others after themselves. */
const browsers: [RegExp, string][] = [
  [/\bEdgA?(iOS)?\//, 'Edge'],
  [/\b(OPR|Opera|OPiOS)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\bYaBrowser\//, 'Yandex'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bVersion\/[\d.]+.*\bSafari\//, 'Safari'],
];

const systems: [RegExp, string][] = [
  [/\bAndroid\b/, 'Android'],
  [/\b(iPhone|iPod)\b/, 'iOS'],
  [/\biPad\b/, 'iPadOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

const longest = 60;

/** `Firefox · Windows`; of what is not known the beginning. */
export function nameOfBrowser(userAgent: string | null | undefined): string | undefined {
  if (!userAgent) return undefined;
  const names = [browsers, systems]
    .map((known) => known.find(([sign]) => sign.test(userAgent))?.[1])
    .filter((name) => name !== undefined);
  if (names.length > 0) return names.join(' · ');
  return userAgent.length > longest ? `${userAgent.slice(0, longest)}…` : userAgent;
}
