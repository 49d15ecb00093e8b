/** A link to another page of the sign-in; a new tab works as well. */
import type { ComponentChildren } from 'preact';
import { navigate } from '../router.ts';

export function RouteLink({ to, id, children }: { to: string; id?: string; children: ComponentChildren }) {
  return (
    <a
      id={id}
      href={to + window.location.search}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        navigate(to);
      }}
    >
      {children}
    </a>
  );
}
