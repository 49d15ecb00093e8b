/** One visit: signing in, reading the account, and showing the page of the path to who may see it. */
import { useCallback, useEffect, useMemo, useReducer, useState } from 'preact/hooks';
import { ApiFailure } from '../experience/api.ts';
import { Complaint } from '../experience/parts/complaint.tsx';
import { type Problem, problemOf } from '../experience/problems.ts';
import { usePath } from '../experience/router.ts';
import { AccountContext, type Loaded, useSurroundings } from './account-context.ts';
import { type Account, isShown } from './data.ts';
import { SignInFailed } from './pages/notices.tsx';
import { Task } from './parts/frame.tsx';
import { Verify } from './parts/verify.tsx';
import { destinationOf } from './routes.ts';

type Stage = 'arriving' | 'failed' | 'inside';

/** Redeems a code or goes to fetch one; the page that was wanted is shown either way. */
export function Visit() {
  const { session, data } = useSurroundings();
  const [stage, setStage] = useState<Stage>('arriving');

  // biome-ignore lint/correctness/useExhaustiveDependencies: a code is good for one use
  useEffect(() => {
    const { pathname, search } = window.location;
    async function arrive() {
      const returnTo = await session.finish();
      if (returnTo === null) return session.start(pathname + search);
      window.history.replaceState(null, '', returnTo);
      setStage('inside');
    }
    arrive().catch(() => {
      window.history.replaceState(null, '', '/account');
      setStage('failed');
    });
  }, [data]);

  if (stage === 'failed') return <SignInFailed />;
  return stage === 'inside' ? <Inside /> : <Waiting />;
}

function Waiting() {
  const { t } = useSurroundings();
  return (
    <div class="waiting">
      <span class="spinner" role="status" aria-label={t('description.loading')} />
    </div>
  );
}

function Inside() {
  const surroundings = useSurroundings();
  const { api, data, session, t } = surroundings;
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [, refresh] = useReducer((count: number, _: unknown) => count + 1, 0);

  const reload = useCallback(async () => {
    const [account, factors] = await Promise.all([api.account(), isShown(data, 'mfa') ? api.factors() : []]);
    setLoaded({ account, factors });
  }, [api, data]);

  const load = useCallback(() => {
    setProblem(null);
    reload().catch((error: unknown) => {
      const isOver = error instanceof ApiFailure && error.status === 401 && !session.isFresh;
      if (isOver) session.start(window.location.pathname);
      else setProblem(problemOf(error, t));
    });
  }, [reload, session, t]);

  useEffect(load, [load]);

  const app = useMemo(
    () => loaded && { ...surroundings, ...loaded, reload, refresh: () => refresh(undefined) },
    [surroundings, loaded, reload],
  );
  if (problem) {
    return (
      <Task title={t('account.unreadable')} back={null}>
        <Complaint problem={problem} onRetry={load} />
      </Task>
    );
  }
  if (!app) return <Waiting />;
  return (
    <AccountContext.Provider value={app}>
      <Place account={app.account} />
    </AccountContext.Provider>
  );
}

/** The page of the path; before a sensitive one the person shows that it is really them. */
function Place({ account }: { account: Account }) {
  const path = usePath();
  const { data, proofs } = useSurroundings();
  const { Page, names, proof } = destinationOf(path, data);
  const isProofWanted =
    proof === 'always' || (proof === 'ifPossible' && account.hasSecurityVerificationMethod !== false);
  if (isProofWanted && proofs.current === null) return <Verify key={path} />;
  return <Page key={path} {...names} />;
}
