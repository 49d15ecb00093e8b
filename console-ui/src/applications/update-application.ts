/** The mutation behind every form of an application's page. */
import { graphql } from '../gql';

export const UpdateApplication = graphql(`
  mutation UpdateApplication($input: UpdateApplicationInput!) {
    updateApplication(input: $input) {
      application {
        id
        ...GeneralTab_application
        ...TokensTab_application
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);
