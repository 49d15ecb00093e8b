/** Name and description of an application. */
import { Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type FragmentType, graphql, readFragment } from '../gql';
import { notifyDone } from '../ui/notify';
import { FormSection } from '../ui/Section';
import { useFormChange } from '../ui/use-form-change';
import { UpdateApplication } from './update-application';

const About = graphql(`
  fragment AboutForm_application on Application {
    id
    applicationId
    name
    description
  }
`);

export function AboutForm({ application: given }: { application: FragmentType<typeof About> }) {
  const { applicationId, name, description } = readFragment(About, given);
  const form = useForm({
    initialValues: { name, description: description ?? '' },
    validate: { name: (text) => (text.trim() === '' ? 'An application needs a name.' : null) },
  });
  const { submit, ...state } = useFormChange({
    form,
    change: UpdateApplication,
    toInput: (values) => ({
      applicationId,
      name: values.name.trim(),
      description: values.description.trim() || null,
    }),
    onDone: () => notifyDone('Application saved'),
  });
  return (
    <FormSection
      title="About"
      description="Everybody with access to this console sees these."
      submit={submit}
      isDirty={form.isDirty()}
      {...state}
    >
      <TextInput label="Name" required maxLength={256} {...form.getInputProps('name')} />
      <Textarea label="Description" autosize minRows={2} {...form.getInputProps('description')} />
    </FormSection>
  );
}
