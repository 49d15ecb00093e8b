/** Which reads each mutation makes out of date, so that the cache asks for them again. */
import type { Cache, UpdateResolver } from '@urql/exchange-graphcache';

interface Touched {
  /** Fields of Query. */
  roots?: readonly string[];
  /** Fields of the thing that the payload carries, by the payload's field. */
  fields?: Readonly<Record<string, readonly string[]>>;
}

const userList = ['users', 'dashboard'];
const template = ['organizationTemplate'];
const roleOfUser: Touched = { roots: ['role', 'roles', 'users'], fields: { user: ['roles'] } };
const roleOfApplication: Touched = { roots: ['role', 'roles'], fields: { application: ['roles'] } };
const members: Touched = { roots: ['organizations'], fields: { organization: ['members', 'membersCount'] } };
const machineMembers: Touched = { fields: { organization: ['machineMembers'] } };

const touchedBy: Readonly<Record<string, Touched>> = {
  createUser: { roots: userList },
  deleteUser: { roots: [...userList, 'user', 'role', 'organization'] },
  setUserPassword: { fields: { user: ['sessions', 'trustedDevices'] } },
  suspendUser: { roots: ['users'], fields: { user: ['sessions', 'trustedDevices'] } },
  reinstateUser: { roots: ['users'] },
  endUserSession: { fields: { user: ['sessions'] } },
  deleteTrustedDevice: { fields: { user: ['trustedDevices'] } },
  updateUser: { roots: ['users'] },
  createApplication: { roots: ['applications', 'dashboard'] },
  updateApplication: {},
  deleteApplication: { roots: ['applications', 'application', 'dashboard', 'role', 'organization'] },
  addApplicationSecret: { fields: { application: ['secrets'] } },
  renameApplicationSecret: { fields: { application: ['secrets'] } },
  deleteApplicationSecret: { fields: { application: ['secrets'] } },
  revealApplicationSecrets: {},
  assignApplicationRoles: roleOfApplication,
  removeApplicationRole: roleOfApplication,
  createResource: { roots: ['resources'] },
  deleteResource: { roots: ['resources', 'resource', 'role', 'organizationTemplate'] },
  setDefaultResource: { roots: ['resources'] },
  createScope: { roots: ['resource', 'resources'] },
  deleteScope: { roots: ['resource', 'resources', 'role', 'organizationTemplate'] },
  createRole: { roots: ['roles'] },
  deleteRole: { roots: ['roles', 'role', 'user', 'application'] },
  assignUserRoles: roleOfUser,
  removeUserRole: roleOfUser,
  grantAdministrator: { fields: { user: ['roles'] } },
  revokeAdministrator: { fields: { user: ['roles'] } },
  createOrganization: { roots: ['organizations', 'dashboard'] },
  deleteOrganization: { roots: ['organizations', 'organization', 'dashboard', 'user'] },
  addOrganizationMembers: members,
  removeOrganizationMember: members,
  addOrganizationApplications: machineMembers,
  removeOrganizationApplication: machineMembers,
  replaceOrganizationApplicationRoles: machineMembers,
  createOrganizationRole: { roots: template },
  deleteOrganizationRole: { roots: template },
  createOrganizationScope: { roots: template },
  deleteOrganizationScope: { roots: template },
  updateAccountCenter: { roots: ['accountCenter'] },
  createProfileField: { roots: ['profileFields'] },
  deleteProfileField: { roots: ['profileFields', 'signInExperience'] },
  setCaptchaProvider: { roots: ['captchaProvider'] },
  deleteInboxMessages: { roots: ['inboxMessages', 'inboxMessage'] },
};

function forget(cache: Cache, entity: string, fieldNames: readonly string[]): void {
  for (const { fieldName, arguments: given } of cache.inspectFields(entity)) {
    if (fieldNames.includes(fieldName)) cache.invalidate(entity, fieldName, given ?? undefined);
  }
}

function updateFor(mutation: string, { roots = [], fields = {} }: Touched): UpdateResolver {
  return (result, _given, cache) => {
    const payload = result[mutation] as Record<string, { __typename: string; id: string } | null> | null;
    // Every change is audited, so every list of events may be out of date.
    forget(cache, 'Query', [...roots, 'events']);
    for (const [name, fieldNames] of Object.entries(fields)) {
      const key = payload?.[name] ? cache.keyOfEntity(payload[name]) : null;
      if (key) forget(cache, key, fieldNames);
    }
  };
}

export const staleReads: Record<string, UpdateResolver> = Object.fromEntries(
  Object.entries(touchedBy).map(([mutation, touched]) => [mutation, updateFor(mutation, touched)]),
);
