/** Lifetimes and renewal of an application's tokens, and how it hears of sign-outs. */
import { type FragmentType, graphql, readFragment } from '../gql';
import { Card } from '../ui/Section';
import { BackchannelForm } from './BackchannelForm';
import { IdTokenForm } from './IdTokenForm';
import { RefreshTokenForm } from './RefreshTokenForm';

const TokensTabFragment = graphql(`
  fragment TokensTab_application on Application {
    id
    ...RefreshTokenForm_application
    ...IdTokenForm_application
    ...BackchannelForm_application
  }
`);

export function TokensTab(props: { application: FragmentType<typeof TokensTabFragment> }) {
  const application = readFragment(TokensTabFragment, props.application);
  return (
    <Card>
      <RefreshTokenForm application={application} />
      <IdTokenForm application={application} />
      <BackchannelForm application={application} />
    </Card>
  );
}
