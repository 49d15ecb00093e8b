/** Filters of a list, kept in the address so that it can be shared and gone back to. */
import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

export interface Filters {
  get: (name: string) => string;
  set: (name: string, value: string) => void;
  clear: () => void;
  isFiltered: boolean;
  key: string;
}

export function useFilters(): Filters {
  const [parameters, setParameters] = useSearchParams();
  const set = useCallback(
    (name: string, value: string) =>
      setParameters(
        (current) => {
          const next = new URLSearchParams(current);
          if (value === '') next.delete(name);
          else next.set(name, value);
          return next;
        },
        { replace: true },
      ),
    [setParameters],
  );
  const key = parameters.toString();
  return {
    get: (name) => parameters.get(name) ?? '',
    set,
    clear: () => setParameters({}, { replace: true }),
    isFiltered: key !== '',
    key,
  };
}
