/** Shown for the moment between loading and being signed in. */
import { VisuallyHidden } from '@mantine/core';
import { Mark } from '../ui/Logo';

export function Splash() {
  return (
    <main className="plain-page" aria-busy="true">
      <Mark size={44} />
      <VisuallyHidden role="status">Opening the console</VisuallyHidden>
    </main>
  );
}
