/** When a page breaks or a part of the console can no longer be loaded. */
import { Button, Group } from '@mantine/core';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { PlainPage } from './PlainPage';

export function RouteFailure() {
  const error = useRouteError();
  const isMissing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <PlainPage
      title={isMissing ? 'There is no such page' : 'This page could not be shown'}
      text={
        isMissing
          ? 'The address leads nowhere in this console.'
          : 'The server may just have been updated. Load the page again; nothing you saved is lost.'
      }
    >
      <Group>
        {!isMissing && <Button onClick={() => window.location.reload()}>Load again</Button>}
        <Button component="a" href="/console" variant="default">
          To the dashboard
        </Button>
      </Group>
    </PlainPage>
  );
}
