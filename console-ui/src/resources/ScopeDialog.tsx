/** Creates or changes a permission of an API. */
import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { graphql } from '../gql';
import { FormDialog } from '../ui/FormDialog';
import { notifyDone } from '../ui/notify';
import { useFormChange } from '../ui/use-form-change';

const CreateScope = graphql(`
  mutation CreateScope($input: CreateScopeInput!) {
    createScope(input: $input) {
      scope {
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

const UpdateScope = graphql(`
  mutation UpdateScope($input: UpdateScopeInput!) {
    updateScope(input: $input) {
      scope {
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
  scopeId?: string;
  name: string;
  description: string;
}

interface Props {
  resourceId: string;
  scope: EditedScope;
  onClose: () => void;
}

function nameProblem(name: string): string | null {
  if (name.trim() === '') return 'Give the permission a name.';
  return /\s/.test(name.trim())
    ? 'A permission has no spaces, since tokens list them separated by spaces.'
    : null;
}

function useScopeForm({ resourceId, scope, onClose }: Props) {
  const { scopeId, name, description } = scope;
  const form = useForm({ initialValues: { name, description }, validate: { name: nameProblem } });
  const trimmed = (values: typeof form.values) => ({
    resourceId,
    name: values.name.trim(),
    description: values.description.trim() || null,
  });
  const onDone = () => {
    notifyDone('Permission saved');
    onClose();
  };
  const creation = useFormChange({ form, change: CreateScope, toInput: trimmed, onDone });
  const update = useFormChange({
    form,
    change: UpdateScope,
    toInput: (values) => ({ ...trimmed(values), scopeId: scopeId ?? '' }),
    onDone,
  });
  return { form, ...(scopeId === undefined ? creation : update) };
}

export function ScopeDialog(props: Props) {
  const { form, ...state } = useScopeForm(props);
  const title = props.scope.scopeId === undefined ? 'Add permission' : 'Edit permission';
  return (
    <FormDialog title={title} submitLabel="Save" onClose={props.onClose} {...state}>
      <TextInput
        label="Name"
        placeholder="read:orders"
        required
        maxLength={256}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <TextInput label="Description" {...form.getInputProps('description')} />
    </FormDialog>
  );
}
