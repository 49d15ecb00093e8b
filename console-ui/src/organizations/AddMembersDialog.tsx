/** Adds users to an organization, and the mutation that takes them out again. */
import { graphql } from '../gql';
import { displayName } from '../ui/PersonName';
import { PickDialog } from '../ui/PickDialog';

const UsersToAdd = graphql(`
  query UsersToAdd($text: String) {
    users(first: 30, filter: { text: $text }) {
      nodes {
        id
        userId
        name
        username
        primaryEmail
        primaryPhone
      }
    }
  }
`);

const AddOrganizationMembers = graphql(`
  mutation AddOrganizationMembers($input: AddOrganizationMembersInput!) {
    addOrganizationMembers(input: $input) {
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

export const RemoveOrganizationMember = graphql(`
  mutation RemoveOrganizationMember($input: RemoveOrganizationMemberInput!) {
    removeOrganizationMember(input: $input) {
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
  isOpen: boolean;
  onClose: () => void;
}

export function AddMembersDialog({ organizationId, isOpen, onClose }: Props) {
  return (
    <PickDialog
      isOpen={isOpen}
      onClose={onClose}
      title="Add members"
      label="Users"
      placeholder="Search by name, username or email"
      query={UsersToAdd}
      choices={({ users }) => users.nodes.map((user) => ({ value: user.userId, label: displayName(user) }))}
      change={AddOrganizationMembers}
      toInput={(userIds) => ({ organizationId, userIds })}
    />
  );
}
