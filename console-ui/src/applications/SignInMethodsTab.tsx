/** By which of the general ways people sign in to one application. */
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { ReadFailure } from '../ui/FailureNotice';
import { LoadingRows } from '../ui/Loading';
import { Card } from '../ui/Section';
import { SignInMethodsForm } from './SignInMethodsForm';

const SignInMethodsTabDocument = graphql(`
  query SignInMethodsTab($applicationId: ID!) {
    application(applicationId: $applicationId) {
      id
      appearance {
        signInMethods {
          ...SignInMethodsForm_methods
        }
      }
    }
    signInExperience {
      signIn {
        methods {
          identifier
          password
          verificationCode
        }
      }
      socialSignInConnectorTargets
      singleSignOnEnabled
      passkeySignIn {
        enabled
      }
    }
  }
`);

export function SignInMethodsTab({ applicationId }: { applicationId: string }) {
  const variables = { applicationId };
  const [{ data, error }, refetch] = useQuery({ query: SignInMethodsTabDocument, variables });
  if (error) return <ReadFailure error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  if (!data?.signInExperience) return <LoadingRows />;
  return (
    <Card>
      <SignInMethodsForm
        applicationId={applicationId}
        general={data.signInExperience}
        own={data.application?.appearance?.signInMethods ?? null}
      />
    </Card>
  );
}
