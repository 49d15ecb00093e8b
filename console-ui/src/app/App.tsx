/** The console once it has begun: signed in, signed out, or refused. */
import { Anchor, Button, Group } from '@mantine/core';
import { useState } from 'react';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { Provider } from 'urql';
import { createApiClient } from './api-client';
import { PlainPage } from './PlainPage';
import { routes } from './routes';
import { Splash } from './Splash';
import { rightAddress, type Start } from './start';

function Console() {
  const [client] = useState(createApiClient);
  const [router] = useState(() => createBrowserRouter(routes, { basename: '/console' }));
  return (
    <Provider value={client}>
      <RouterProvider router={router} />
    </Provider>
  );
}

const begin = () => window.location.assign('/console');

function SignInFailed({ reason }: { reason: string }) {
  return (
    <PlainPage title="Signing in did not work" text={`The sign-in service said: ${reason}`}>
      <Group>
        <Button onClick={begin}>Sign in again</Button>
      </Group>
    </PlainPage>
  );
}

function WrongAddress({ address }: { address: string }) {
  return (
    <PlainPage
      title="The console has another address"
      text={
        <>
          This server is set up for another address, and signing in works only there. Go on at{' '}
          <Anchor href={address}>{address}</Anchor>, or change KEYSTEAD_ENDPOINT and start the server again.
        </>
      }
    />
  );
}

export function App({ start }: { start: Start | { reason: string } }) {
  const address = rightAddress();
  if (address) return <WrongAddress address={address} />;
  if (typeof start === 'object') return <SignInFailed reason={start.reason} />;
  if (start === 'leaving') return <Splash />;
  if (start === 'signed-out') {
    return (
      <PlainPage title="You are signed out" text="Your session at this server has ended.">
        <Group>
          <Button onClick={begin}>Sign in</Button>
        </Group>
      </PlainPage>
    );
  }
  return <Console />;
}
