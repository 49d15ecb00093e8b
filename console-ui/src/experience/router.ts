/** A router for a few dozen pages: the path decides, and the query travels along. */
import { useLayoutEffect, useState } from 'preact/hooks';

export const query = () => new URLSearchParams(window.location.search);

export function navigate(
  path: string,
  state: unknown = null,
  replace = false,
  search = window.location.search,
): void {
  window.history[replace ? 'replaceState' : 'pushState'](state, '', path + search);
  window.dispatchEvent(new PopStateEvent('popstate'));
}

export function usePath(): string {
  const [path, setPath] = useState(window.location.pathname);
  // Before the page's own effects run, one of which may lead elsewhere at once.
  useLayoutEffect(() => {
    const follow = () => setPath(window.location.pathname);
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);
  return path.length > 1 ? path.replace(/\/+$/, '') : path;
}

/** What the pattern's `:names` stand for in the path; null when it is another path. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const [wanted, found] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== found.length) return null;
  const names: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = found[index] ?? '';
    if (part.startsWith(':') && value) names[part.slice(1)] = decoded(value);
    else if (part !== value) return null;
  }
  return names;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Leaves the app. Only web addresses and apps' own schemes, never a script. */
export function leaveTo(address: string): void {
  const url = new URL(address, window.location.href);
  if (!['javascript:', 'data:', 'vbscript:'].includes(url.protocol)) window.location.assign(url);
}
