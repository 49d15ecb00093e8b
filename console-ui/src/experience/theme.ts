/** The brand colour, kept readable: on buttons, and as links on light and dark ground. */
import type { Settings } from './data.ts';

type Rgb = [number, number, number];

const lightGround: Rgb = [255, 255, 255];
const darkGround: Rgb = [28, 28, 34];
const ink: Rgb = [20, 20, 28];
const fallback = '#6139F6';

export function parseColor(text: string): Rgb | null {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(text.trim());
  const hex = short
    ? short
        .slice(1)
        .map((digit) => digit + digit)
        .join('')
    : text.trim().replace(/^#/, '');
  if (!/^[\da-f]{6}$/i.test(hex)) return null;
  return [0, 2, 4].map((start) => Number.parseInt(hex.slice(start, start + 2), 16)) as Rgb;
}

/** WCAG 2.2 relative luminance. */
function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2 contrast ratio. */
export function contrast(one: Rgb, other: Rgb): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function mix(color: Rgb, target: Rgb, share: number): Rgb {
  return color.map((value, index) => Math.round(value + ((target[index] ?? 0) - value) * share)) as Rgb;
}

/** The nearest shade that reads as text on the ground (4.5 to 1). */
export function readableOn(color: Rgb, ground: Rgb): Rgb {
  const target: Rgb = luminance(ground) > 0.4 ? [0, 0, 0] : [255, 255, 255];
  for (let share = 0; share < 1; share += 0.05) {
    const shade = mix(color, target, share);
    if (contrast(shade, ground) >= 4.5) return shade;
  }
  return target;
}

const css = (color: Rgb) => `rgb(${color.join(' ')})`;

/** Custom properties for one scheme: the button, its label, links and the focus ring. */
export function brandProperties(primary: string, scheme: 'light' | 'dark'): Record<string, string> {
  const color = parseColor(primary) ?? (parseColor(fallback) as Rgb);
  const ground = scheme === 'light' ? lightGround : darkGround;
  const label: Rgb = contrast(color, lightGround) >= contrast(color, ink) ? lightGround : ink;
  return {
    [`--brand-${scheme}`]: css(color),
    [`--on-brand-${scheme}`]: css(label),
    [`--brand-text-${scheme}`]: css(readableOn(color, ground)),
  };
}

/** Settings that nobody has touched follow the system; otherwise the switch decides. */
export function followsSystem({ primaryColor, isDarkModeEnabled }: Settings['color']): boolean {
  return isDarkModeEnabled || primaryColor.toUpperCase() === fallback;
}

export function applyTheme({ color, branding, customCss }: Settings): void {
  const root = document.documentElement;
  if (!followsSystem(color)) root.dataset.scheme = 'light';
  const properties = {
    ...brandProperties(color.primaryColor, 'light'),
    ...brandProperties(color.darkPrimaryColor || color.primaryColor, 'dark'),
  };
  for (const [name, value] of Object.entries(properties)) root.style.setProperty(name, value);
  applyIcons(branding);
  if (customCss) applyCustomCss(customCss);
}

/** In place of our own; browsers in dark colours have theirs. */
function applyIcons({ favicon, darkFavicon }: Settings['branding']): void {
  const icons = [
    { href: favicon, media: darkFavicon ? '(prefers-color-scheme: light)' : '' },
    { href: darkFavicon, media: '(prefers-color-scheme: dark)' },
  ].filter(({ href }) => href);
  if (icons.length > 0) for (const own of document.querySelectorAll('link[rel="icon"]')) own.remove();
  for (const icon of icons) {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'icon', ...icon }));
  }
}

/** The policy admits a style element only with the nonce that the server wrote into the page. */
function applyCustomCss(text: string): void {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
  document.head.append(Object.assign(document.createElement('style'), { nonce, textContent: text }));
}
