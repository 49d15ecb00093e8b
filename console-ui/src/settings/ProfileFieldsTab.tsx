/** Details that people are asked for beside names, addresses and passwords. */
import { Button, Checkbox, Group, Stack, Switch, Title } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import type { ProfileFieldsTabQuery } from '../gql/graphql';
import { DataTable } from '../ui/DataTable';
import { ReadFailure } from '../ui/FailureNotice';
import { Icon } from '../ui/icons';
import { LoadingRows } from '../ui/Loading';
import { Nothing } from '../ui/Nothing';
import { RemoveButton } from '../ui/RemoveButton';
import { Card, FormSection } from '../ui/Section';
import { ProfileFieldDialog } from './ProfileFieldDialog';
import { builtIns, kindOf } from './profile-field-choices';
import type { SignInSettings } from './sign-in-settings';
import { useSettingsForm } from './use-settings-form';

const ProfileFieldsTabDocument = graphql(`
  query ProfileFieldsTab {
    profileFields {
      id
      name
      label
      type
      isRequired
    }
  }
`);

const DeleteProfileField = graphql(`
  mutation DeleteProfileField($input: DeleteProfileFieldInput!) {
    deleteProfileField(input: $input) {
      deletedProfileFieldName
      userErrors {
        code
        message
        path
      }
    }
  }
`);

type Field = ProfileFieldsTabQuery['profileFields'][number];

const labelOf = ({ name, label }: Field) => label || builtIns[name]?.label || name;

export function ProfileFieldsTab({ settings }: { settings: SignInSettings }) {
  const [{ data, error }, refetch] = useQuery({ query: ProfileFieldsTabDocument });
  const [isAdding, setAdding] = useState(false);
  if (error) return <ReadFailure error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  if (!data) return <LoadingRows />;
  const fields = data.profileFields;
  const addButton = (
    <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setAdding(true)}>
      Add profile field
    </Button>
  );
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2}>Profile fields</Title>
        {fields.length > 0 && addButton}
      </Group>
      <Card>
        {fields.length === 0 ? (
          <Nothing
            icon="users"
            title="No profile fields yet"
            advice="Ask people for their name, a picture, a date of birth, or anything else you need to know."
            action={addButton}
          />
        ) : (
          <FieldsTable fields={fields} />
        )}
      </Card>
      {fields.length > 0 && (
        <Card>
          <AskedForm key={fields.map(({ name }) => name).join()} settings={settings} fields={fields} />
        </Card>
      )}
      {isAdding && (
        <ProfileFieldDialog taken={fields.map(({ name }) => name)} onClose={() => setAdding(false)} />
      )}
    </Stack>
  );
}

function FieldsTable({ fields }: { fields: readonly Field[] }) {
  return (
    <DataTable
      label="Profile fields"
      rows={fields}
      keyOf={({ id }) => id}
      columns={[
        { label: 'Field', render: labelOf },
        { label: 'Name', render: ({ name }) => <span className="mono">{name}</span> },
        { label: 'Answer', render: ({ type }) => kindOf(type) },
        { label: 'Needed', render: ({ isRequired }) => (isRequired ? 'Yes' : 'No') },
        {
          label: 'Actions',
          isAction: true,
          render: ({ name }) => (
            <RemoveButton change={DeleteProfileField} input={{ name }} what={`profile field ${name}`} />
          ),
        },
      ]}
    />
  );
}

/** Which of them a registration asks for; the others are for the account centre. */
function AskedForm({ settings, fields }: { settings: SignInSettings; fields: readonly Field[] }) {
  const chosen = settings.signUpProfileFields?.map(({ name }) => name);
  const { form, section } = useSettingsForm({
    initialValues: {
      isEvery: chosen === undefined,
      names: fields.map(({ name }) => name).filter((name) => chosen?.includes(name) ?? true),
    },
    toSettings: ({ isEvery, names }) => ({
      signUpProfileFields: isEvery ? null : names.map((name) => ({ name })),
    }),
    saved: 'Sign-up questions saved',
  });
  return (
    <FormSection title="Asked at sign-up" {...section}>
      <Switch label="All of them" {...form.getInputProps('isEvery', { type: 'checkbox' })} />
      {!form.getValues().isEvery && (
        <Checkbox.Group label="Only these" {...form.getInputProps('names')}>
          <Stack gap="xs" mt="xs">
            {fields.map((field) => (
              <Checkbox key={field.name} value={field.name} label={labelOf(field)} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
    </FormSection>
  );
}
