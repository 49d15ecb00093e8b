/** A router for a dozen pages: the path decides, and the query travels along. */
import { useEffect, useState } from 'preact/hooks';

export const query = () => new URLSearchParams(window.location.search);

export function navigate(path: string, state: unknown = null, replace = false): void {
  window.history[replace ? 'replaceState' : 'pushState'](state, '', path + window.location.search);
  window.dispatchEvent(new PopStateEvent('popstate'));
}

export function usePath(): string {
  const [path, setPath] = useState(window.location.pathname);
  useEffect(() => {
    const follow = () => setPath(window.location.pathname);
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);
  return path.length > 1 ? path.replace(/\/+$/, '') : path;
}

/** Leaves the app. Only web addresses and apps' own schemes, never a script. */
export function leaveTo(address: string): void {
  const url = new URL(address, window.location.href);
  if (!['javascript:', 'data:', 'vbscript:'].includes(url.protocol)) window.location.assign(url);
}
