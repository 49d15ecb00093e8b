/** Reads who has signed in; only those with a permission of the Management API get further. */
import { Button, Group } from '@mantine/core';
import { useMemo } from 'react';
import { Outlet } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { ReadFailure } from '../ui/FailureNotice';
import { displayName } from '../ui/PersonName';
import { type Viewer, ViewerProvider } from '../ui/viewer';
import { PlainPage } from './PlainPage';
import { Splash } from './Splash';
import { signedInPerson, signOut } from './session';

const ConsoleViewer = graphql(`
  query ConsoleViewer {
    viewer {
      permissions
    }
  }
`);

function viewerOf(permissions: readonly string[] | undefined): Viewer {
  const person = signedInPerson();
  return {
    userId: person.userId,
    displayName: displayName(person),
    avatar: person.avatar,
    permissions: new Set(permissions),
  };
}

export function ViewerGate() {
  const [{ data, error, fetching }, refetch] = useQuery({ query: ConsoleViewer });
  const viewer = useMemo(() => viewerOf(data?.viewer?.permissions), [data]);
  if (!data && error) {
    return (
      <PlainPage title="The console could not start" text="The server did not say who you are.">
        <ReadFailure error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />
      </PlainPage>
    );
  }
  if (!data) return fetching ? <Splash /> : null;
  if (viewer.permissions.size === 0) {
    return (
      <PlainPage
        title="This account is not an administrator"
        text="You are signed in, but your account may not manage this server. Ask an administrator to grant it to you, or sign in with another account."
      >
        <Group>
          <Button onClick={() => void signOut()}>Sign out</Button>
        </Group>
      </PlainPage>
    );
  }
  return (
    <ViewerProvider value={viewer}>
      <Outlet />
    </ViewerProvider>
  );
}
