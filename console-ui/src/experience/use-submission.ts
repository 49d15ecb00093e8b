/** Runs one submission at a time and keeps what went wrong with it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useApp } from './app-context.ts';
import { focusAfter, missingProfile, type Problem, pageFor, problemOf } from './problems.ts';
import { leaveTo, navigate } from './router.ts';

export interface Submission {
  isBusy: boolean;
  problem: Problem | null;
  /** Repeats the last attempt. */
  retry: () => void;
  run: (attempt: () => Promise<{ redirectTo: string }>) => void;
}

export function useSubmission(): Submission {
  const { t, data } = useApp();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const last = useRef<(() => Promise<{ redirectTo: string }>) | null>(null);
  const underWay = useRef(false);

  useEffect(() => {
    if (problem) focusAfter(problem);
  }, [problem]);

  function fail(error: unknown) {
    underWay.current = false;
    setBusy(false);
    const missing = missingProfile(error);
    const page = missing ? '/continue' : pageFor(error);
    const elsewhere = data.settings.unknownSessionRedirectUrl;
    if (page === '/unknown-session' && elsewhere) leaveTo(elsewhere);
    else if (page) navigate(page, { missing });
    else setProblem(problemOf(error, t));
  }

  async function run(attempt: () => Promise<{ redirectTo: string }>) {
    if (underWay.current) return;
    underWay.current = true;
    last.current = attempt;
    setBusy(true);
    setProblem(null);
    try {
      // The button stays busy until the browser has left.
      leaveTo((await attempt()).redirectTo);
    } catch (error) {
      fail(error);
    }
  }

  return { isBusy, problem, run, retry: () => last.current && run(last.current) };
}
