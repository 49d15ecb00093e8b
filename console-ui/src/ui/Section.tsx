/** Blocks of a detail page: a card of sections, each with what it is about on the left and the fields on the right. */
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { FailureNotice } from './FailureNotice';
import type { Explanation } from './request-errors';

export function Card({ children, isDanger = false }: { children: ReactNode; isDanger?: boolean }) {
  return <div className={isDanger ? 'surface danger-surface' : 'surface'}>{children}</div>;
}

interface SectionProps {
  title: string;
  description?: ReactNode;
  children: ReactNode;
}

export function Section({ title, description, children }: SectionProps) {
  return (
    <section className="section" aria-label={title}>
      <div>
        <Title order={2} size="h3">
          {title}
        </Title>
        {description && (
          <Text size="sm" c="dimmed" mt={4}>
            {description}
          </Text>
        )}
      </div>
      <Stack gap="md">{children}</Stack>
    </section>
  );
}

interface FormSectionProps extends SectionProps {
  submit: (event?: FormEvent<HTMLFormElement>) => void;
  isRunning: boolean;
  isDirty: boolean;
  failure: Explanation | null;
  saveLabel?: string;
}

/** A section that is a form, saved by its own button. */
export function FormSection({
  submit,
  isRunning,
  isDirty,
  failure,
  saveLabel,
  ...section
}: FormSectionProps) {
  const { children, ...heading } = section;
  return (
    <form onSubmit={submit} noValidate className="form-section">
      <Section {...heading}>
        <FailureNotice failure={failure} />
        {children}
        <Group>
          <Button type="submit" loading={isRunning} disabled={!isDirty}>
            {saveLabel ?? 'Save changes'}
          </Button>
        </Group>
      </Section>
    </form>
  );
}
