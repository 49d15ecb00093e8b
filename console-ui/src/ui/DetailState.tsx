/** What a detail page shows while its thing is loading, could not be read, or does not exist. */
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { CombinedError } from 'urql';
import { ReadFailure } from './FailureNotice';
import type { IconName } from './icons';
import { LoadingPage } from './Loading';
import { Nothing } from './Nothing';
import { Page } from './Page';
import { Card } from './Section';

interface Props {
  kind: string;
  icon: IconName;
  listPath: string;
  isFetching: boolean;
  error: CombinedError | undefined;
  retry: () => void;
}

export function DetailState({ kind, icon, listPath, isFetching, error, retry }: Props) {
  if (isFetching) return <LoadingPage />;
  if (error) return <ReadFailure error={error} retry={retry} />;
  return (
    <Page title={`No such ${kind}`}>
      <Card>
        <Nothing
          icon={icon}
          title={`This ${kind} does not exist`}
          advice="It may have been deleted, or the address is mistyped."
          action={
            <Button component={Link} to={listPath} variant="default">
              Back to the list
            </Button>
          }
        />
      </Card>
    </Page>
  );
}
