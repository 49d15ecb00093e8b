/** Adds machine-to-machine applications to an organization, and the mutation that takes them out again. */
import { graphql } from '../gql';
import { PickDialog } from '../ui/PickDialog';

const MachinesToAdd = graphql(`
  query MachinesToAdd($text: String) {
    applications(first: 30, filter: { text: $text, types: [MACHINE_TO_MACHINE] }) {
      nodes {
        id
        applicationId
        name
      }
    }
  }
`);

const AddOrganizationApplications = graphql(`
  mutation AddOrganizationApplications($input: AddOrganizationApplicationsInput!) {
    addOrganizationApplications(input: $input) {
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

export const RemoveOrganizationApplication = graphql(`
  mutation RemoveOrganizationApplication($input: RemoveOrganizationApplicationInput!) {
    removeOrganizationApplication(input: $input) {
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

export function AddMachinesDialog({ organizationId, isOpen, onClose }: Props) {
  return (
    <PickDialog
      isOpen={isOpen}
      onClose={onClose}
      title="Add machines"
      label="Machine-to-machine applications"
      placeholder="Search by name"
      query={MachinesToAdd}
      choices={({ applications }) =>
        applications.nodes.map(({ applicationId, name }) => ({ value: applicationId, label: name }))
      }
      change={AddOrganizationApplications}
      toInput={(applicationIds) => ({ organizationId, applicationIds })}
    />
  );
}
