/** A link within the account centre; what the address asked for is left behind, a new tab works as well. */
import type { ComponentChildren } from 'preact';
import { navigate } from '../../experience/router.ts';

interface Props {
  to: string;
  id?: string;
  className?: string;
  isCurrent?: boolean;
  /** Where the words alone do not say what it is about. */
  label?: string;
  children: ComponentChildren;
}

export function Link({ to, id, className, isCurrent, label, children }: Props) {
  return (
    <a
      id={id}
      class={className}
      href={to}
      aria-current={isCurrent ? 'page' : undefined}
      aria-label={label}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        navigate(to, null, false, '');
      }}
    >
      {children}
    </a>
  );
}
