/** Registers an application: its type, its name, where to return to; then shows its first secret once. */
import { Button, Group, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { Link } from 'react-router';
import { graphql } from '../gql';
import type { ApplicationType, CreateApplicationMutation } from '../gql/graphql';
import { FailureNotice } from '../ui/FailureNotice';
import { filledLines, LinesField } from '../ui/LinesField';
import { Page } from '../ui/Page';
import { Card, Section } from '../ui/Section';
import { useFormChange } from '../ui/use-form-change';
import { kinds } from './application-types';
import { CreatedApplication } from './CreatedApplication';
import { TypeCards } from './TypeCards';

const CreateApplication = graphql(`
  mutation CreateApplication($input: CreateApplicationInput!) {
    createApplication(input: $input) {
      application {
        id
        applicationId
        name
        type
      }
      secret {
        name
        value
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

const empty = {
  type: 'TRADITIONAL' as ApplicationType,
  name: '',
  description: '',
  redirectUris: [''],
  isThirdParty: false,
};

function useNewApplication(onDone: (created: CreateApplicationMutation['createApplication']) => void) {
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const form = useForm({
    initialValues: empty,
    validate: { name: (name) => (name.trim() === '' ? 'Give the application a name.' : null) },
  });
  const state = useFormChange({
    form,
    change: CreateApplication,
    toInput: ({ type, name, description, redirectUris, isThirdParty }) => ({
      type,
      name: name.trim(),
      description: description.trim() || null,
      redirectUris: kinds[type].signsUsersIn ? filledLines(redirectUris) : [],
      isThirdParty: kinds[type].signsUsersIn && isThirdParty,
      idempotencyKey,
    }),
    onDone,
  });
  return { form, ...state };
}

export function NewApplicationPage() {
  const [created, setCreated] = useState<CreateApplicationMutation['createApplication'] | null>(null);
  const { form, submit, isRunning, failure } = useNewApplication(setCreated);
  const kind = kinds[form.values.type];
  if (created?.application)
    return <CreatedApplication application={created.application} secret={created.secret} />;
  return (
    <Page title="Create application" back={{ to: '/applications', label: 'Applications' }}>
      <form onSubmit={submit} noValidate>
        <Card>
          <Section
            title="Type"
            description="It decides how the application signs users in, and cannot be changed later."
          >
            <TypeCards value={form.values.type} onChange={(type) => form.setFieldValue('type', type)} />
          </Section>
          <Section
            title="About"
            description="People with access to this console find the application by its name."
          >
            <TextInput label="Name" required maxLength={256} {...form.getInputProps('name')} />
            <Textarea label="Description" autosize minRows={2} {...form.getInputProps('description')} />
          </Section>
          {kind.signsUsersIn && (
            <Section title="Sign-in" description="Can be completed later.">
              <LinesField
                label="Redirect URIs"
                description="Where people return to after signing in. Only these exact addresses are ever used."
                placeholder={
                  form.values.type === 'NATIVE'
                    ? 'com.example.app:/callback'
                    : 'https://app.example.com/callback'
                }
                addLabel="Add redirect URI"
                {...form.getInputProps('redirectUris')}
                errorAt={(index) => form.errors[`redirectUris.${index}`]}
              />
              <Switch
                label="Third-party application"
                description="Run by somebody else: people are asked for consent. Cannot be changed later."
                {...form.getInputProps('isThirdParty', { type: 'checkbox' })}
              />
            </Section>
          )}
        </Card>
        <Stack mt="lg" gap="md">
          <FailureNotice failure={failure} />
          <Group>
            <Button type="submit" loading={isRunning}>
              Create application
            </Button>
            <Button component={Link} to="/applications" variant="default">
              Cancel
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  );
}
