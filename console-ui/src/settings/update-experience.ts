/** The mutation behind the forms of the settings; each given key replaces the stored one. */
import { graphql } from '../gql';

export const UpdateSignInExperience = graphql(`
  mutation UpdateSignInExperience($input: UpdateSignInExperienceInput!) {
    updateSignInExperience(input: $input) {
      signInExperience {
        settings
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);
