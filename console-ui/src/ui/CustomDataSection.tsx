/** The custom data of anything, edited as JSON. */
import { useForm } from '@mantine/form';
import { JsonField } from './JsonField';
import { type JsonObject, parseJsonObject, toJsonText } from './json-text';
import { notifyDone } from './notify';
import { FormSection } from './Section';
import type { ChangeDocument } from './use-change';
import { useFormChange } from './use-form-change';

interface Props<Data extends object, Input> {
  value: unknown;
  change: ChangeDocument<Data, Input>;
  toInput: (customData: JsonObject) => Input;
  description: string;
}

export function CustomDataSection<Data extends object, Input>(props: Props<Data, Input>) {
  const form = useForm({
    initialValues: { customData: toJsonText(props.value) },
    validate: { customData: (text: string) => parseJsonObject(text).problem },
    validateInputOnChange: true,
  });
  const { submit, ...state } = useFormChange({
    form,
    change: props.change,
    toInput: ({ customData }) => props.toInput(parseJsonObject(customData).value ?? {}),
    onDone: () => notifyDone('Custom data saved'),
  });
  return (
    <FormSection
      title="Custom data"
      description={props.description}
      submit={submit}
      isDirty={form.isDirty()}
      {...state}
    >
      <JsonField label="JSON object" {...form.getInputProps('customData')} />
    </FormSection>
  );
}
