/** Carries the identifier from the page that asks for it to the page that asks for the password. */
import type { IdentifierType } from './data.ts';
import { type Identifier, readIdentifier } from './identifier.ts';
import { navigate, query } from './router.ts';

export function goOnWith(path: string, typed: string): void {
  navigate(path, { identifier: typed });
}

export function chosenIdentifier(allowed: IdentifierType[]): Identifier | null {
  const state = window.history.state as { identifier?: unknown } | null;
  const typed = typeof state?.identifier === 'string' ? state.identifier : query().get('login_hint');
  const reading = readIdentifier(typed ?? '', allowed);
  return 'identifier' in reading ? reading.identifier : null;
}

/** The application may narrow the choice with `identifier=email phone`; what is not enabled stays out. */
export function narrowed(allowed: IdentifierType[]): IdentifierType[] {
  const wanted =
    query()
      .get('identifier')
      ?.split(/[\s,]+/) ?? [];
  const both = allowed.filter((type) => wanted.includes(type));
  return both.length > 0 ? both : allowed;
}
