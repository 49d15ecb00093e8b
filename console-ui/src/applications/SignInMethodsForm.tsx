/** The form of an application's ways to sign in: all the general ones, or only the ticked ones of them. */
import { Checkbox, Stack, Switch, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type FragmentType, graphql, readFragment } from '../gql';
import type { SignInMethodsTabQuery } from '../gql/graphql';
import { notifyDone } from '../ui/notify';
import { FormSection } from '../ui/Section';
import { useFormChange } from '../ui/use-form-change';
import { generalWays, methodsOf, tickedWays } from './sign-in-methods';

const MethodsFragment = graphql(`
  fragment SignInMethodsForm_methods on ApplicationSignInMethods {
    methods {
      identifier
      password
      verificationCode
    }
    socialTargets
    singleSignOn
    passkey
  }
`);

const SetApplicationSignInMethods = graphql(`
  mutation SetApplicationSignInMethods($input: SetApplicationAppearanceInput!) {
    setApplicationAppearance(input: $input) {
      application {
        id
        appearance {
          signInMethods {
            ...SignInMethodsForm_methods
          }
        }
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

type General = NonNullable<SignInMethodsTabQuery['signInExperience']>;

interface Props {
  applicationId: string;
  general: General;
  own: FragmentType<typeof MethodsFragment> | null;
}

export function SignInMethodsForm({ applicationId, general, own: found }: Props) {
  const own = found && readFragment(MethodsFragment, found);
  const ways = generalWays(general);
  const form = useForm({
    initialValues: { isOwn: own !== null, ticked: tickedWays(general, own) },
    validate: {
      ticked: (ticked, { isOwn }) =>
        isOwn && ticked.length === 0 ? 'Leave at least one way to sign in.' : null,
    },
  });
  const { submit, ...state } = useFormChange({
    form,
    change: SetApplicationSignInMethods,
    toInput: ({ isOwn, ticked }) => ({
      applicationId,
      signInMethods: isOwn ? methodsOf(general, ticked) : null,
    }),
    onDone: () => notifyDone('Ways to sign in saved'),
  });
  return (
    <FormSection
      title="Ways to sign in"
      description="Of the ways in the general settings. What is closed there stays closed here."
      submit={submit}
      isDirty={form.isDirty()}
      {...state}
    >
      <Switch
        label="This application allows only some of them"
        {...form.getInputProps('isOwn', { type: 'checkbox' })}
      />
      {form.getValues().isOwn && (
        <Checkbox.Group label="Allowed" {...form.getInputProps('ticked')}>
          <Stack gap="xs" mt="xs">
            {ways.map(({ value, label }) => (
              <Checkbox key={value} value={value} label={label} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      {ways.length === 0 && <Text size="sm">Nobody can sign in at all: see the general settings.</Text>}
    </FormSection>
  );
}
