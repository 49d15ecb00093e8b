/** Runs a mutation, and sorts its answer into done, refused and failed. */
import { useCallback } from 'react';
import { type TypedDocumentNode, useMutation } from 'urql';
import { notifyProblem } from './notify';
import { type Explanation, explain } from './request-errors';
import type { UserError } from './user-errors';

/** The one payload of a mutation document. */
export type PayloadOf<Data> = NonNullable<Data[Exclude<keyof Data, '__typename'>]>;

export type Outcome<Data> =
  | { isDone: true; payload: PayloadOf<Data> }
  | { isDone: false; refusals: UserError[]; failure: Explanation | null };

export type ChangeDocument<Data, Input> = TypedDocumentNode<Data, { input: Input }>;

function payloadOf<Data extends object>(data: Data): PayloadOf<Data> {
  const entry = Object.entries(data).find(([name]) => name !== '__typename');
  return entry?.[1] as PayloadOf<Data>;
}

export function useChange<Data extends object, Input>(document: ChangeDocument<Data, Input>) {
  const [{ fetching }, execute] = useMutation(document);
  const run = useCallback(
    async (input: Input): Promise<Outcome<Data>> => {
      const { data, error } = await execute({ input });
      if (!data || error) {
        const failure = error ? explain(error) : { title: 'The server gave no answer', advice: 'Try again.' };
        return { isDone: false, refusals: [], failure };
      }
      const payload = payloadOf(data);
      const { userErrors = [] } = payload as { userErrors?: UserError[] };
      return userErrors.length > 0
        ? { isDone: false, refusals: userErrors, failure: null }
        : { isDone: true, payload };
    },
    [execute],
  );

  /** For buttons without a form: problems are shown as a notification. */
  const runOrNotify = useCallback(
    async (input: Input): Promise<PayloadOf<Data> | null> => {
      const outcome = await run(input);
      if (outcome.isDone) return outcome.payload;
      const advice = outcome.failure?.advice ?? outcome.refusals.map(({ message }) => message).join(' ');
      notifyProblem(outcome.failure?.title ?? 'This was refused', advice);
      return null;
    },
    [run],
  );
  return { run, runOrNotify, isRunning: fetching };
}
