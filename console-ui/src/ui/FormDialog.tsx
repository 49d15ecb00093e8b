/** A dialog with a form in it. */
import { Button, Group, Modal, Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { FailureNotice } from './FailureNotice';
import type { Explanation } from './request-errors';

interface Props {
  onClose: () => void;
  title: string;
  submit: (event?: FormEvent<HTMLFormElement>) => void;
  submitLabel: string;
  isRunning: boolean;
  failure: Explanation | null;
  size?: string;
  children: ReactNode;
}

/** Rendered only while open, so that each opening starts with an empty form. */
export function FormDialog({
  onClose,
  title,
  submit,
  submitLabel,
  isRunning,
  failure,
  size,
  children,
}: Props) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size}
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <FailureNotice failure={failure} />
          {children}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isRunning}>
              {submitLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
