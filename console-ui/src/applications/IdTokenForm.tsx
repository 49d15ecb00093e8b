/** Life and signature of ID tokens. */
import { NativeSelect, NumberInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type FragmentType, graphql, readFragment } from '../gql';
import type { SigningAlgorithm } from '../gql/graphql';
import { notifyDone } from '../ui/notify';
import { FormSection } from '../ui/Section';
import { useFormChange } from '../ui/use-form-change';
import { UpdateApplication } from './update-application';

const IdTokens = graphql(`
  fragment IdTokenForm_application on Application {
    id
    applicationId
    idTokenTtl
    idTokenSigningAlgorithm
  }
`);

const algorithms = [
  { value: '', label: 'The server’s own choice' },
  { value: 'ES256', label: 'ES256' },
  { value: 'ES384', label: 'ES384' },
  { value: 'RS256', label: 'RS256, for older libraries' },
];

export function IdTokenForm({ application: given }: { application: FragmentType<typeof IdTokens> }) {
  const { applicationId, idTokenTtl, idTokenSigningAlgorithm } = readFragment(IdTokens, given);
  const form = useForm({
    initialValues: {
      idTokenTtl: idTokenTtl as number | string,
      idTokenSigningAlgorithm: (idTokenSigningAlgorithm ?? '') as SigningAlgorithm | '',
    },
    validate: { idTokenTtl: (seconds) => (Number(seconds) > 0 ? null : 'Choose at least one second.') },
  });
  const { submit, ...state } = useFormChange({
    form,
    change: UpdateApplication,
    toInput: (values) => ({
      applicationId,
      idTokenTtl: Number(values.idTokenTtl),
      idTokenSigningAlgorithm: values.idTokenSigningAlgorithm || null,
    }),
    onDone: () => notifyDone('ID token settings saved'),
  });
  return (
    <FormSection
      title="ID tokens"
      description="They tell the application who signed in."
      submit={submit}
      isDirty={form.isDirty()}
      {...state}
    >
      <NumberInput
        label="Lifetime in seconds"
        min={1}
        allowDecimal={false}
        thousandSeparator=" "
        maw="12rem"
        {...form.getInputProps('idTokenTtl')}
      />
      <NativeSelect
        label="Signing algorithm"
        data={algorithms}
        maw="20rem"
        {...form.getInputProps('idTokenSigningAlgorithm')}
      />
    </FormSection>
  );
}
