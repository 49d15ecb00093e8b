/** What an application is called, where it returns to, its custom data, and its end. */
import { Stack } from '@mantine/core';
import { useNavigate } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../gql';
import { CustomDataSection } from '../ui/CustomDataSection';
import { DeleteSection } from '../ui/DeleteSection';
import { Facts } from '../ui/Facts';
import { Card, Section } from '../ui/Section';
import { When } from '../ui/When';
import { AboutForm } from './AboutForm';
import { kinds } from './application-types';
import { UrisForm } from './UrisForm';
import { UpdateApplication } from './update-application';

const GeneralTabFragment = graphql(`
  fragment GeneralTab_application on Application {
    id
    applicationId
    name
    type
    isThirdParty
    customData
    createdAt
    updatedAt
    ...AboutForm_application
    ...UrisForm_application
  }
`);

const DeleteApplication = graphql(`
  mutation DeleteApplication($input: DeleteApplicationInput!) {
    deleteApplication(input: $input) {
      deletedApplicationId
      userErrors {
        code
        message
        path
      }
    }
  }
`);

export function GeneralTab({ application: given }: { application: FragmentType<typeof GeneralTabFragment> }) {
  const application = readFragment(GeneralTabFragment, given);
  const navigate = useNavigate();
  const { applicationId, type } = application;
  const facts = [
    { label: 'Type', value: kinds[type].label },
    { label: 'Run by', value: application.isThirdParty ? 'A third party' : 'You' },
    { label: 'Created', value: <When at={application.createdAt} /> },
    { label: 'Last changed', value: <When at={application.updatedAt} /> },
  ];
  return (
    <Stack gap="lg">
      <Card>
        <AboutForm application={application} />
        {kinds[type].signsUsersIn && <UrisForm application={application} />}
        <CustomDataSection
          value={application.customData}
          change={UpdateApplication}
          toInput={(customData) => ({ applicationId, customData })}
          description="Anything else you want to keep with this application, readable over the API."
        />
        <Section title="Registration">
          <Facts facts={facts} />
        </Section>
      </Card>
      <DeleteSection
        kind="application"
        name={application.name}
        consequences="Nobody can sign in to it any more, its secrets are void and its tokens end."
        change={DeleteApplication}
        input={{ applicationId }}
        onDeleted={() => navigate('/applications')}
      />
    </Stack>
  );
}
