/** Name of an API, the life of its tokens, and whether it is the default. */
import { NumberInput, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type FragmentType, graphql, readFragment } from '../gql';
import { notifyDone } from '../ui/notify';
import { FormSection, Section } from '../ui/Section';
import { useChange } from '../ui/use-change';
import { useFormChange } from '../ui/use-form-change';

const ResourceFragment = graphql(`
  fragment ResourceForm_resource on Resource {
    id
    resourceId
    name
    accessTokenTtl
    isDefault
  }
`);

const UpdateResource = graphql(`
  mutation UpdateResource($input: UpdateResourceInput!) {
    updateResource(input: $input) {
      resource {
        id
        ...ResourceForm_resource
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

const SetDefaultResource = graphql(`
  mutation SetDefaultResource($input: SetDefaultResourceInput!) {
    setDefaultResource(input: $input) {
      resource {
        id
        isDefault
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

function DefaultSwitch({ resourceId, isDefault }: { resourceId: string; isDefault: boolean }) {
  const { runOrNotify, isRunning } = useChange(SetDefaultResource);
  return (
    <Switch
      label="Default API resource"
      description="Machines that ask for a token without naming an API get one for this."
      checked={isDefault}
      disabled={isRunning}
      onChange={(event) => void runOrNotify({ resourceId, isDefault: event.currentTarget.checked })}
    />
  );
}

export function ResourceForm({ resource: given }: { resource: FragmentType<typeof ResourceFragment> }) {
  const { resourceId, name, accessTokenTtl, isDefault } = readFragment(ResourceFragment, given);
  const form = useForm({
    initialValues: { name, accessTokenTtl: accessTokenTtl as number | string },
    validate: { accessTokenTtl: (seconds) => (Number(seconds) > 0 ? null : 'Choose at least one second.') },
  });
  const { submit, ...state } = useFormChange({
    form,
    change: UpdateResource,
    toInput: (values) => ({
      resourceId,
      name: values.name.trim(),
      accessTokenTtl: Number(values.accessTokenTtl),
    }),
    onDone: () => notifyDone('API resource saved'),
  });
  return (
    <>
      <FormSection title="Settings" submit={submit} isDirty={form.isDirty()} {...state}>
        <TextInput label="Name" required {...form.getInputProps('name')} />
        <NumberInput
          label="Lifetime of access tokens in seconds"
          min={1}
          allowDecimal={false}
          maw="16rem"
          {...form.getInputProps('accessTokenTtl')}
        />
      </FormSection>
      <Section title="Default">
        <DefaultSwitch resourceId={resourceId} isDefault={isDefault} />
      </Section>
    </>
  );
}
