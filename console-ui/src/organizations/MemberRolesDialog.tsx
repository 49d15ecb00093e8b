/** Chooses the roles that a member, or a machine, holds in the organization. */
import { Checkbox, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { FormDialog } from '../ui/FormDialog';
import { LoadingRows } from '../ui/Loading';
import { notifyDone } from '../ui/notify';
import { useFormChange } from '../ui/use-form-change';

const RolesToHold = graphql(`
  query RolesToHold {
    organizationTemplate {
      roles {
        id
        organizationRoleId
        name
        description
        type
      }
    }
  }
`);

const ReplaceMemberRoles = graphql(`
  mutation ReplaceMemberRoles($input: ReplaceMemberRolesInput!) {
    replaceMemberRoles(input: $input) {
      member {
        id
        roles {
          id
          organizationRoleId
          name
        }
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

const ReplaceMachineRoles = graphql(`
  mutation ReplaceMachineRoles($input: ReplaceOrganizationApplicationRolesInput!) {
    replaceOrganizationApplicationRoles(input: $input) {
      organization {
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

interface Props {
  organizationId: string;
  member: { kind: 'user' | 'machine'; id: string; roles: readonly { organizationRoleId: string }[] };
  onClose: () => void;
}

function useRolesForm({ organizationId, member, onClose }: Props) {
  const form = useForm({
    initialValues: { organizationRoleIds: member.roles.map(({ organizationRoleId }) => organizationRoleId) },
  });
  const onDone = () => {
    notifyDone('Roles saved');
    onClose();
  };
  const ofUser = useFormChange({
    form,
    change: ReplaceMemberRoles,
    toInput: (values) => ({ organizationId, userId: member.id, ...values }),
    onDone,
  });
  const ofMachine = useFormChange({
    form,
    change: ReplaceMachineRoles,
    toInput: (values) => ({ organizationId, applicationId: member.id, ...values }),
    onDone,
  });
  return { form, ...(member.kind === 'user' ? ofUser : ofMachine) };
}

export function MemberRolesDialog(props: Props) {
  const { form, ...state } = useRolesForm(props);
  const [{ data }] = useQuery({ query: RolesToHold });
  const type = props.member.kind === 'user' ? 'USER' : 'MACHINE_TO_MACHINE';
  const roles = data?.organizationTemplate?.roles.filter((role) => role.type === type);
  return (
    <FormDialog
      title="Roles in this organization"
      submitLabel="Save roles"
      onClose={props.onClose}
      {...state}
    >
      {!roles && <LoadingRows count={2} />}
      {roles?.length === 0 && (
        <Text size="sm">The organization template has no role of this kind yet. Create one there first.</Text>
      )}
      {roles && roles.length > 0 && (
        <Checkbox.Group aria-label="Roles" {...form.getInputProps('organizationRoleIds')}>
          <Stack gap="xs">
            {roles.map(({ organizationRoleId, name, description }) => (
              <Checkbox
                key={organizationRoleId}
                value={organizationRoleId}
                label={name}
                description={description}
              />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
    </FormDialog>
  );
}
