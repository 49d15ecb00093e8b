/** A link to another page of the sign-in; a new tab works as well. */
import type { ComponentChildren } from 'preact';
import { navigate } from '../router.ts';

interface Props {
  to: string;
  id?: string;
  className?: string;
  state?: unknown;
  children: ComponentChildren;
}

export function RouteLink({ to, id, className, state = null, children }: Props) {
  return (
    <a
      id={id}
      class={className}
      href={to + window.location.search}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        navigate(to, state);
      }}
    >
      {children}
    </a>
  );
}
