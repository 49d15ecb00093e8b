/** Runs one change at a time, keeps what went wrong with it, and asks for a proof or a sign-in where one is missing. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiFailure } from '../experience/api.ts';
import { focusAfter, type Problem, problemOf } from '../experience/problems.ts';
import { navigate } from '../experience/router.ts';
import { useAccount } from './account-context.ts';

/** The page to go to next, if another one. */
type Attempt = () => Promise<string | undefined>;

export interface Change {
  isBusy: boolean;
  problem: Problem | null;
  run: (attempt: Attempt) => Promise<void>;
  retry: () => void;
  clear: () => void;
}

export function useChange(): Change {
  const { t, session, proofs, refresh } = useAccount();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const last = useRef<Attempt | null>(null);
  const underWay = useRef(false);

  useEffect(() => {
    if (problem) focusAfter(problem);
  }, [problem]);

  /** False where the failure is to be read by the person. */
  function isMended({ status, code }: ApiFailure): boolean {
    if (code === 'verification_record.permission_denied') {
      proofs.forget();
      refresh();
      return true;
    }
    if (status !== 401 || code !== 'auth.unauthorized' || session.isFresh) return false;
    session.start(window.location.pathname);
    return true;
  }

  async function run(attempt: Attempt): Promise<void> {
    if (underWay.current) return;
    underWay.current = true;
    last.current = attempt;
    setBusy(true);
    setProblem(null);
    try {
      const next = await attempt();
      if (next) navigate(next, null, false, '');
    } catch (error) {
      if (!(error instanceof ApiFailure && isMended(error))) setProblem(problemOf(error, t));
    }
    underWay.current = false;
    setBusy(false);
  }

  return {
    isBusy,
    problem,
    run,
    retry: () => {
      if (last.current) run(last.current);
    },
    clear: () => setProblem(null),
  };
}
