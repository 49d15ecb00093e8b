/** Leads on to the page where things begin, for whoever comes to one in the middle. */
import { useEffect } from 'preact/hooks';
import { navigate } from '../router.ts';

export function Redirect({ to }: { to: string }) {
  useEffect(() => navigate(to, window.history.state, true), [to]);
  return null;
}
