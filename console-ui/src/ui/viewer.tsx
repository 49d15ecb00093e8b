/** Who uses the console, for every part that must know it. */
import { createContext, useContext } from 'react';

export interface Viewer {
  userId: string | null;
  displayName: string;
  avatar: string | null;
  permissions: ReadonlySet<string>;
}

const ViewerContext = createContext<Viewer>({
  userId: null,
  displayName: '',
  avatar: null,
  permissions: new Set(),
});

export const ViewerProvider = ViewerContext.Provider;

export function useViewer(): Viewer {
  return useContext(ViewerContext);
}

export function useMay(permission: string): boolean {
  return useContext(ViewerContext).permissions.has(permission);
}
