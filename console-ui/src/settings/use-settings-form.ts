/** One form of the settings: what it starts with, what of it is sent, and what its section shows while that happens. */
import { type UseFormInput, useForm } from '@mantine/form';
import { notifyDone } from '../ui/notify';
import { useFormChange } from '../ui/use-form-change';
import type { SignInSettings } from './sign-in-settings';
import { UpdateSignInExperience } from './update-experience';

interface Options<Values> {
  initialValues: Values;
  validate?: UseFormInput<Values>['validate'];
  toSettings: (values: Values) => Partial<SignInSettings>;
  /** Said when it is saved. */
  saved: string;
}

export function useSettingsForm<Values extends Record<string, unknown>>({
  initialValues,
  validate,
  toSettings,
  saved,
}: Options<Values>) {
  const form = useForm<Values>({ initialValues, ...(validate ? { validate } : {}) });
  const { submit, ...state } = useFormChange({
    form,
    change: UpdateSignInExperience,
    toInput: (values) => ({ settings: toSettings(values) }),
    onDone: () => notifyDone(saved),
  });
  return { form, section: { submit, isDirty: form.isDirty(), ...state } };
}
