/** Creates or changes a permission of the organization template. */
import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { graphql } from '../gql';
import { FormDialog } from '../ui/FormDialog';
import { notifyDone } from '../ui/notify';
import { useFormChange } from '../ui/use-form-change';

const CreateOrganizationScope = graphql(`
  mutation CreateOrganizationScope($input: CreateOrganizationScopeInput!) {
    createOrganizationScope(input: $input) {
      organizationScope {
        id
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

const UpdateOrganizationScope = graphql(`
  mutation UpdateOrganizationScope($input: UpdateOrganizationScopeInput!) {
    updateOrganizationScope(input: $input) {
      organizationScope {
        id
        name
        description
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

export interface EditedScope {
  /** Absent for a new one. */
  organizationScopeId?: string;
  name: string;
  description: string;
}

interface Props {
  scope: EditedScope;
  onClose: () => void;
}

function useScopeForm({ scope, onClose }: Props) {
  const { organizationScopeId, name, description } = scope;
  const form = useForm({
    initialValues: { name, description },
    validate: { name: (text) => (text.trim() === '' ? 'Give the permission a name.' : null) },
  });
  const trimmed = (values: typeof form.values) => ({
    name: values.name.trim(),
    description: values.description.trim() || null,
  });
  const onDone = () => {
    notifyDone('Permission saved');
    onClose();
  };
  const creation = useFormChange({ form, change: CreateOrganizationScope, toInput: trimmed, onDone });
  const update = useFormChange({
    form,
    change: UpdateOrganizationScope,
    toInput: (values) => ({ ...trimmed(values), organizationScopeId: organizationScopeId ?? '' }),
    onDone,
  });
  return { form, ...(organizationScopeId === undefined ? creation : update) };
}

export function OrganizationScopeDialog(props: Props) {
  const { form, ...state } = useScopeForm(props);
  const title = props.scope.organizationScopeId === undefined ? 'Create permission' : 'Edit permission';
  return (
    <FormDialog title={title} submitLabel="Save" onClose={props.onClose} {...state}>
      <TextInput
        label="Name"
        placeholder="invite:member"
        required
        maxLength={128}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <TextInput label="Description" maxLength={256} {...form.getInputProps('description')} />
    </FormDialog>
  );
}
