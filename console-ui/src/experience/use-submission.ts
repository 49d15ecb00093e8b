/** Runs one submission at a time and keeps what went wrong with it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type App, useApp } from './app-context.ts';
import { turnAfter } from './failures.ts';
import type { Outcome } from './interaction.ts';
import { focusAfter, type Problem, problemOf } from './problems.ts';
import { leaveTo, navigate } from './router.ts';

export interface Submission {
  isBusy: boolean;
  problem: Problem | null;
  /** Repeats the last attempt. */
  retry: () => void;
  /** What gives no outcome stays on the page. */
  run: (attempt: Attempt) => void;
  clear: () => void;
}

type Attempt = () => Promise<Outcome | undefined>;

/** Leads to the page that a failure asks for; false when there is none. */
export function follow({ data, interaction }: App, error: unknown, replace = false): boolean {
  const turn = turnAfter(error);
  if (!turn) return false;
  const elsewhere = data.settings.unknownSessionRedirectUrl;
  if (turn.memory) interaction.memory.put(turn.memory);
  if (turn.page === '/unknown-session' && elsewhere) leaveTo(elsewhere);
  else navigate(turn.page, null, replace);
  return true;
}

export function useSubmission(): Submission {
  const app = useApp();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const last = useRef<Attempt | null>(null);
  const underWay = useRef(false);

  useEffect(() => {
    if (problem) focusAfter(problem);
  }, [problem]);

  function over() {
    underWay.current = false;
    setBusy(false);
  }

  async function run(attempt: Attempt) {
    if (underWay.current) return;
    underWay.current = true;
    last.current = attempt;
    setBusy(true);
    setProblem(null);
    try {
      const outcome = await attempt();
      // The button stays busy until the browser has left.
      if (outcome && 'redirectTo' in outcome) return leaveTo(outcome.redirectTo);
      over();
      if (outcome) navigate(outcome.page);
    } catch (error) {
      over();
      if (!follow(app, error)) setProblem(problemOf(error, app.t));
    }
  }

  return {
    isBusy,
    problem,
    run,
    retry: () => last.current && run(last.current),
    clear: () => setProblem(null),
  };
}
