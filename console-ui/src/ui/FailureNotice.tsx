/** A problem, in words, where it happened. */
import { Alert, Button, Group } from '@mantine/core';
import type { CombinedError } from 'urql';
import { Icon } from './icons';
import { type Explanation, explain } from './request-errors';

export function FailureNotice({ failure }: { failure: Explanation | null }) {
  return (
    failure && (
      <Alert
        color="var(--mantine-color-error)"
        variant="outline"
        title={failure.title}
        icon={<Icon name="alert" />}
        role="alert"
      >
        {failure.advice}
      </Alert>
    )
  );
}

/** For a page or list that could not be read; offers another try. */
export function ReadFailure({ error, retry }: { error: CombinedError; retry: () => void }) {
  const { title, advice } = explain(error);
  return (
    <Alert
      color="var(--mantine-color-error)"
      variant="outline"
      title={title}
      icon={<Icon name="alert" />}
      role="alert"
    >
      {advice}
      <Group mt="sm">
        <Button size="xs" variant="default" onClick={retry}>
          Try again
        </Button>
      </Group>
    </Alert>
  );
}
