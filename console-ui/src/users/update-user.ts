/** The mutation behind every form of a user's page. */
import { graphql } from '../gql';

export const UpdateUser = graphql(`
  mutation UpdateUser($input: UpdateUserInput!) {
    updateUser(input: $input) {
      user {
        ...UserProfileTab_user
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

/** An emptied field clears the value. */
export function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
