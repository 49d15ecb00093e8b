/** Takes one thing out of a list at once, such as a role from a user. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { Icon } from './icons';
import { notifyDone } from './notify';
import { type ChangeDocument, useChange } from './use-change';

interface Props<Data extends object, Input> {
  change: ChangeDocument<Data, Input>;
  input: Input;
  /** What is taken away, in words: `role editor`. */
  what: string;
}

export function RemoveButton<Data extends object, Input>({ change, input, what }: Props<Data, Input>) {
  const { runOrNotify, isRunning } = useChange(change);
  const remove = async () => {
    if (await runOrNotify(input)) notifyDone(`Removed ${what}`);
  };
  return (
    <Tooltip label={`Remove ${what}`}>
      <ActionIcon
        variant="subtle"
        color="gray"
        onClick={remove}
        loading={isRunning}
        aria-label={`Remove ${what}`}
      >
        <Icon name="close" size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
