/** The members of an organization, with the roles that they hold in it. */
import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import type { MembersQuery } from '../gql/graphql';
import { type Column, RowLink } from '../ui/DataTable';
import { Icon } from '../ui/icons';
import { ListCard } from '../ui/ListCard';
import { Nothing } from '../ui/Nothing';
import { PersonName } from '../ui/PersonName';
import { RemoveButton } from '../ui/RemoveButton';
import { SearchField } from '../ui/SearchField';
import { usePages } from '../ui/use-pages';
import { When } from '../ui/When';
import { AddMembersDialog, RemoveOrganizationMember } from './AddMembersDialog';
import { MemberRolesDialog } from './MemberRolesDialog';
import { RoleBadges } from './RoleBadges';

const MembersDocument = graphql(`
  query Members($organizationId: ID!, $first: Int!, $after: String, $filter: MemberFilter) {
    organization(organizationId: $organizationId) {
      id
      membersCount
      members(first: $first, after: $after, filter: $filter) {
        totalCount
        nodes {
          id
          userId
          name
          username
          primaryEmail
          avatar
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

type Connection = NonNullable<NonNullable<MembersQuery['organization']>['members']>;
type Row = Connection['nodes'][number];

function memberColumns(organizationId: string, edit: (member: Row) => void): Column<Row>[] {
  return [
    {
      label: 'Member',
      render: (member) => (
        <PersonName
          person={member}
          wrapName={(name) => <RowLink to={`/users/${member.userId}`}>{name}</RowLink>}
        />
      ),
    },
    { label: 'Roles', render: ({ roles }) => <RoleBadges roles={roles} /> },
    { label: 'Member since', render: ({ joinedAt }) => <When at={joinedAt} /> },
    {
      label: 'Actions',
      isAction: true,
      render: (member) => (
        <Group gap={6} justify="flex-end" wrap="nowrap">
          <Button size="compact-sm" variant="default" onClick={() => edit(member)}>
            Change roles
          </Button>
          <RemoveButton
            change={RemoveOrganizationMember}
            input={{ organizationId, userId: member.userId }}
            what="this member"
          />
        </Group>
      ),
    },
  ];
}

export function Members({ organizationId }: { organizationId: string }) {
  const [text, setText] = useState('');
  const pages = usePages(text);
  const [isAdding, dialog] = useDisclosure();
  const [edited, setEdited] = useState<Row | null>(null);
  const variables = { organizationId, ...pages.variables, filter: text ? { text } : null };
  const [{ data, error, fetching }, refetch] = useQuery({ query: MembersDocument, variables });
  const members = data?.organization?.members;
  return (
    <>
      <Group justify="space-between" mb="sm">
        <SearchField
          label="Search members"
          placeholder="Name, username or email"
          value={text}
          onSearch={setText}
        />
        <Button leftSection={<Icon name="plus" size={16} />} onClick={dialog.open}>
          Add members
        </Button>
      </Group>
      <ListCard
        label="Members"
        columns={memberColumns(organizationId, setEdited)}
        rows={members?.nodes}
        keyOf={(member) => member.id}
        isFetching={fetching}
        error={error}
        retry={() => refetch({ requestPolicy: 'network-only' })}
        pages={pages}
        pageInfo={members?.pageInfo}
        totalCount={members?.totalCount}
        empty={
          text ? (
            <Nothing icon="search" title="No member matches" advice="Try fewer letters." />
          ) : (
            <Nothing icon="users" title="No members yet" advice="Add users, then give them roles here." />
          )
        }
      />
      <AddMembersDialog organizationId={organizationId} isOpen={isAdding} onClose={dialog.close} />
      {edited && (
        <MemberRolesDialog
          organizationId={organizationId}
          member={{ kind: 'user', id: edited.userId, roles: edited.roles }}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}
