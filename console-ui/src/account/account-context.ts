/** What every page of the account centre needs: the settings, its words, and the account as it is now. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Translator } from '../experience/phrases.ts';
import type { AccountApi } from './api.ts';
import type { Account, AccountPageData, FactorOfAccount } from './data.ts';
import type { Proofs } from './proof.ts';
import type { Session } from './session.ts';

/** The same for the whole visit. */
export interface Surroundings {
  data: AccountPageData;
  t: Translator;
  api: AccountApi;
  session: Session;
  proofs: Proofs;
}

export interface Loaded {
  account: Account;
  factors: FactorOfAccount[];
}

export interface AccountApp extends Surroundings, Loaded {
  /** Reads the account again, after a change of it. */
  reload: () => Promise<void>;
  /** Shows the page anew: a proof was given, or is no longer good. */
  refresh: () => void;
}

export const SurroundingsContext = createContext<Surroundings | null>(null);
export const AccountContext = createContext<AccountApp | null>(null);

export function useSurroundings(): Surroundings {
  const found = useContext(SurroundingsContext);
  if (!found) throw new Error('The page is outside its context');
  return found;
}

export function useAccount(): AccountApp {
  const found = useContext(AccountContext);
  if (!found) throw new Error('The page is outside its context');
  return found;
}
