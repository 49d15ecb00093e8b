/** The organization template: the roles and permissions that every organization has. */
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { ReadFailure } from '../ui/FailureNotice';
import { LoadingPage } from '../ui/Loading';
import { Page } from '../ui/Page';
import { RouteTabs } from '../ui/RouteTabs';
import { TemplateRoles } from './TemplateRoles';
import { TemplateScopes } from './TemplateScopes';

const TemplatePageDocument = graphql(`
  query TemplatePage {
    organizationTemplate {
      ...TemplateRoles_template
      ...TemplateScopes_template
    }
  }
`);

export function TemplatePage() {
  const [{ data, error, fetching }, refetch] = useQuery({ query: TemplatePageDocument });
  const template = data?.organizationTemplate;
  if (!template && fetching) return <LoadingPage />;
  return (
    <Page
      title="Organization template"
      description="Roles and permissions are defined once here, and hold in every organization."
    >
      {error && <ReadFailure error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {template && (
        <RouteTabs
          path="/organization-template"
          tabs={[
            { value: 'roles', label: 'Roles', content: <TemplateRoles template={template} /> },
            { value: 'permissions', label: 'Permissions', content: <TemplateScopes template={template} /> },
          ]}
        />
      )}
    </Page>
  );
}
