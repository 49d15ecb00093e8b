/** The last section of a detail page: delete, after typing the name. */
import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { ConfirmDialog } from './ConfirmDialog';
import { Icon } from './icons';
import { notifyDone } from './notify';
import { Card, Section } from './Section';
import { type ChangeDocument, useChange } from './use-change';

interface Props<Data extends object, Input> {
  /** What it is: `user`, `application`. */
  kind: string;
  name: string;
  consequences: ReactNode;
  change: ChangeDocument<Data, Input>;
  input: Input;
  onDeleted: () => void;
}

export function DeleteSection<Data extends object, Input>(props: Props<Data, Input>) {
  const { kind, name, consequences, change, input, onDeleted } = props;
  const [isOpen, dialog] = useDisclosure();
  const { runOrNotify, isRunning } = useChange(change);
  const confirm = async () => {
    const payload = await runOrNotify(input);
    if (!payload) return;
    notifyDone(`“${name}” was deleted`);
    onDeleted();
  };
  return (
    <Card isDanger>
      <Section title={`Delete this ${kind}`} description="This cannot be undone.">
        <Group>
          <Button
            color="red.9"
            variant="outline"
            className="danger-outline"
            leftSection={<Icon name="trash" size={16} />}
            onClick={dialog.open}
          >
            Delete {kind}
          </Button>
        </Group>
      </Section>
      <ConfirmDialog
        isOpen={isOpen}
        onClose={dialog.close}
        title={`Delete “${name}”?`}
        confirmLabel={`Delete ${kind}`}
        typed={name}
        isRunning={isRunning}
        onConfirm={confirm}
      >
        {consequences}
      </ConfirmDialog>
    </Card>
  );
}
