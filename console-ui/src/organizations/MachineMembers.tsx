/** The machine-to-machine applications that act in an organization. */
import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import type { MachineMembersQuery } from '../gql/graphql';
import { RowLink } from '../ui/DataTable';
import { Icon } from '../ui/icons';
import { ListCard } from '../ui/ListCard';
import { Nothing } from '../ui/Nothing';
import { RemoveButton } from '../ui/RemoveButton';
import { usePages } from '../ui/use-pages';
import { When } from '../ui/When';
import { AddMachinesDialog, RemoveOrganizationApplication } from './AddMachinesDialog';
import { MemberRolesDialog } from './MemberRolesDialog';
import { RoleBadges } from './RoleBadges';

const MachineMembersDocument = graphql(`
  query MachineMembers($organizationId: ID!, $first: Int!, $after: String) {
    organization(organizationId: $organizationId) {
      id
      machineMembers(first: $first, after: $after) {
        nodes {
          applicationId
          name
          joinedAt
          roles {
            id
            organizationRoleId
            name
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

type Connection = NonNullable<NonNullable<MachineMembersQuery['organization']>['machineMembers']>;
type Row = Connection['nodes'][number];

export function MachineMembers({ organizationId }: { organizationId: string }) {
  const pages = usePages();
  const [isAdding, dialog] = useDisclosure();
  const [edited, setEdited] = useState<Row | null>(null);
  const variables = { organizationId, ...pages.variables };
  const [{ data, error, fetching }, refetch] = useQuery({ query: MachineMembersDocument, variables });
  const machines = data?.organization?.machineMembers;
  return (
    <>
      <Group justify="flex-end" mb="sm">
        <Button leftSection={<Icon name="plus" size={16} />} onClick={dialog.open}>
          Add machines
        </Button>
      </Group>
      <ListCard
        label="Machines"
        rows={machines?.nodes}
        keyOf={({ applicationId }) => applicationId}
        isFetching={fetching}
        error={error}
        retry={() => refetch({ requestPolicy: 'network-only' })}
        pages={pages}
        pageInfo={machines?.pageInfo}
        columns={[
          {
            label: 'Application',
            render: ({ applicationId, name }) => (
              <RowLink to={`/applications/${applicationId}`}>{name}</RowLink>
            ),
          },
          { label: 'Roles', render: ({ roles }) => <RoleBadges roles={roles} /> },
          { label: 'Since', render: ({ joinedAt }) => <When at={joinedAt} /> },
          {
            label: 'Actions',
            isAction: true,
            render: (machine) => (
              <Group gap={6} justify="flex-end" wrap="nowrap">
                <Button size="compact-sm" variant="default" onClick={() => setEdited(machine)}>
                  Change roles
                </Button>
                <RemoveButton
                  change={RemoveOrganizationApplication}
                  input={{ organizationId, applicationId: machine.applicationId }}
                  what={`the machine ${machine.name}`}
                />
              </Group>
            ),
          },
        ]}
        empty={
          <Nothing
            icon="machine"
            title="No machines yet"
            advice="Add machine-to-machine applications that shall get tokens for this organization."
          />
        }
      />
      <AddMachinesDialog organizationId={organizationId} isOpen={isAdding} onClose={dialog.close} />
      {edited && (
        <MemberRolesDialog
          organizationId={organizationId}
          member={{ kind: 'machine', id: edited.applicationId, roles: edited.roles }}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}
