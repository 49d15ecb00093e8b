/** A dialog that adds picked things to something: roles to a user, members to an organization. */
import { Button, Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import type { TypedDocumentNode } from 'urql';
import { FailureNotice } from './FailureNotice';
import { type Choice, PickMany } from './PickMany';
import type { Explanation } from './request-errors';
import { type ChangeDocument, useChange } from './use-change';

interface Props<Found, Data extends object, Input> {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  label: string;
  placeholder: string;
  description?: string;
  query: TypedDocumentNode<Found, { text?: string | null }>;
  choices: (found: Found) => Choice[];
  change: ChangeDocument<Data, Input>;
  toInput: (ids: string[]) => Input;
  initial?: string[];
  submitLabel?: string;
}

function PickForm<Found, Data extends object, Input>(props: Props<Found, Data, Input>) {
  const { onClose, change, toInput, initial = [], submitLabel = 'Add', label, placeholder, query } = props;
  const [ids, setIds] = useState<string[]>(initial);
  const [failure, setFailure] = useState<Explanation | null>(null);
  const { run, isRunning } = useChange(change);
  const submit = async () => {
    const outcome = await run(toInput(ids));
    if (outcome.isDone) return onClose();
    const advice = outcome.refusals.map(({ message }) => message).join(' ');
    setFailure(outcome.failure ?? { title: 'This was not saved', advice });
  };
  return (
    <Stack gap="md">
      <FailureNotice failure={failure} />
      <PickMany
        label={label}
        placeholder={placeholder}
        description={props.description}
        query={query}
        choices={props.choices}
        value={ids}
        onChange={setIds}
      />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button onClick={submit} loading={isRunning} disabled={ids.length === 0 && initial.length === 0}>
          {submitLabel}
        </Button>
      </Group>
    </Stack>
  );
}

export function PickDialog<Found, Data extends object, Input>(props: Props<Found, Data, Input>) {
  return (
    <Modal
      opened={props.isOpen}
      onClose={props.onClose}
      title={props.title}
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <PickForm {...props} />
    </Modal>
  );
}
