/** Sends a form as a mutation, and shows what the server refuses at the field it is about. */
import type { UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import type { Explanation } from './request-errors';
import { type ChangeDocument, type PayloadOf, useChange } from './use-change';
import { fieldNames, sortErrors } from './user-errors';

interface Options<Values, Data extends object, Input> {
  form: UseFormReturnType<Values>;
  change: ChangeDocument<Data, Input>;
  toInput: (values: Values) => Input;
  onDone: (payload: PayloadOf<Data>) => void;
}

export function useFormChange<Values extends object, Data extends object, Input>(
  options: Options<Values, Data, Input>,
) {
  const { form, change, toInput, onDone } = options;
  const { run, isRunning } = useChange(change);
  const [failure, setFailure] = useState<Explanation | null>(null);

  const submit = form.onSubmit(async (values) => {
    setFailure(null);
    const outcome = await run(toInput(values));
    if (outcome.isDone) {
      form.resetDirty();
      onDone(outcome.payload);
      return;
    }
    const sorted = sortErrors(outcome.refusals, new Set(fieldNames(values)));
    form.setErrors(sorted.fields);
    if (outcome.failure) setFailure(outcome.failure);
    else if (sorted.others.length > 0) {
      setFailure({ title: 'This was not saved', advice: sorted.others.join(' ') });
    }
  });
  return { submit, isRunning, failure };
}
