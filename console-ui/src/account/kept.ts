/** Small things that outlive the way to another page and back, in this tab alone. */

export interface Kept<T> {
  get(): T | null;
  put(value: T): void;
  clear(): void;
  /** Once. */
  take(): T | null;
}

/** Some browsers refuse even to name the storage. */
function storage(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

function parsed<T>(text: string | null | undefined): T | null {
  try {
    return text ? (JSON.parse(text) as T) : null;
  } catch {
    return null;
  }
}

export function kept<T>(
  name: string,
  place: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null = storage(),
): Kept<T> {
  const get = () => parsed<T>(place?.getItem(name));
  const clear = () => place?.removeItem(name);
  return {
    get,
    clear,
    put: (value) => place?.setItem(name, JSON.stringify(value)),
    take: () => {
      const found = get();
      clear();
      return found;
    },
  };
}
