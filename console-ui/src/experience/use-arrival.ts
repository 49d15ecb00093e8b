/** What a page does when it is shown: once, with what it knew then. */
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** What it gives back, if it is a function, is done when the page goes. */
export function useArrival(then: () => unknown): void {
  const first = useRef(then);
  useEffect(() => {
    const leave = first.current();
    return typeof leave === 'function' ? () => leave() : undefined;
  }, []);
}

/** Where the person begins, unless they are typing already. Browsers heed `autofocus` for the first page alone. */
export function useFocus<T extends HTMLElement>(isWanted: boolean | undefined): RefObject<T | null> {
  const element = useRef<T>(null);
  const wanted = useRef(isWanted);
  useEffect(() => {
    if (wanted.current && !(document.activeElement instanceof HTMLInputElement)) element.current?.focus();
  }, []);
  return element;
}
