/** The addresses of the OpenID provider, to copy. */
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { CopyField } from '../ui/CopyValue';
import { ReadFailure } from '../ui/FailureNotice';
import { LoadingRows } from '../ui/Loading';
import { Section } from '../ui/Section';

const EndpointsDocument = graphql(`
  query ProviderEndpoints {
    oidcConfiguration {
      issuer
      discoveryUrl
      authorizationEndpoint
      tokenEndpoint
      userinfoEndpoint
      jwksUri
      endSessionEndpoint
      graphqlEndpoint
      managementApiResource
    }
  }
`);

export function Endpoints({ signsUsersIn }: { signsUsersIn: boolean }) {
  const [{ data, error }, refetch] = useQuery({ query: EndpointsDocument });
  const addresses = data?.oidcConfiguration;
  return (
    <Section
      title="Endpoints"
      description="Most libraries need the issuer or the discovery address only, and find the rest themselves."
    >
      {error && <ReadFailure error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {!addresses && !error && <LoadingRows />}
      {addresses && (
        <>
          <CopyField label="OpenID provider configuration" value={addresses.discoveryUrl} />
          <CopyField label="Issuer" value={addresses.issuer} />
          {signsUsersIn && (
            <CopyField label="Authorization endpoint" value={addresses.authorizationEndpoint} />
          )}
          <CopyField label="Token endpoint" value={addresses.tokenEndpoint} />
          {signsUsersIn && <CopyField label="Userinfo endpoint" value={addresses.userinfoEndpoint} />}
          {signsUsersIn && <CopyField label="End session endpoint" value={addresses.endSessionEndpoint} />}
          <CopyField label="Keys (JWKS)" value={addresses.jwksUri} />
          <CopyField label="GraphQL endpoint" value={addresses.graphqlEndpoint} />
          <CopyField
            label="Management API resource"
            description="Ask for a token of this resource to call the GraphQL and management endpoints"
            value={addresses.managementApiResource}
          />
        </>
      )}
    </Section>
  );
}
