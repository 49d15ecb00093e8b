/** Facts of this server, to read and copy. */
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { CopyField } from '../ui/CopyValue';
import { ReadFailure } from '../ui/FailureNotice';
import { LoadingRows } from '../ui/Loading';
import { Card, Section } from '../ui/Section';

const ServerTabDocument = graphql(`
  query ServerTab {
    serverInformation {
      version
    }
    oidcConfiguration {
      issuer
      discoveryUrl
      graphqlEndpoint
      managementApiResource
    }
  }
`);

export function ServerTab() {
  const [{ data, error }, refetch] = useQuery({ query: ServerTabDocument });
  if (error) return <ReadFailure error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  return (
    <Card>
      <Section
        title="This server"
        description="Set by the environment in which it runs; see the table of settings."
      >
        {!data && <LoadingRows />}
        {data && (
          <>
            <CopyField label="Version" value={data.serverInformation.version} />
            <CopyField label="Issuer" value={data.oidcConfiguration.issuer} />
            <CopyField label="OpenID provider configuration" value={data.oidcConfiguration.discoveryUrl} />
            <CopyField label="GraphQL endpoint" value={data.oidcConfiguration.graphqlEndpoint} />
            <CopyField label="Management API resource" value={data.oidcConfiguration.managementApiResource} />
          </>
        )}
      </Section>
    </Card>
  );
}
