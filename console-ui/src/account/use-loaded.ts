/** Reads something for a page when it opens, and again when asked to. */
import { useEffect, useState } from 'preact/hooks';
import { type Change, useChange } from './use-change.ts';

export interface Reading<T> extends Pick<Change, 'problem' | 'retry' | 'isBusy'> {
  value: T | null;
  read: () => Promise<void>;
}

export function useLoaded<T>(load: () => Promise<T>): Reading<T> {
  const { run, problem, retry, isBusy } = useChange();
  const [value, setValue] = useState<T | null>(null);
  const read = () =>
    run(async () => {
      setValue(await load());
      return undefined;
    });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    read();
  }, []);
  return { value, read, problem, retry, isBusy };
}
