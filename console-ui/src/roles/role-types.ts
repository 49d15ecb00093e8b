/** For whom a role is. */
import type { RoleType } from '../gql/graphql';

export const roleKinds: Readonly<Record<RoleType, string>> = {
  USER: 'Users',
  MACHINE_TO_MACHINE: 'Machines',
};

export const roleTypes = Object.keys(roleKinds) as RoleType[];
