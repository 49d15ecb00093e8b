/** The built-in permissions of organizations, in words. */

export const permissionMeanings: Readonly<Record<string, string>> = {
  'keystead:members:read': 'See the members',
  'keystead:members:remove': 'Remove members',
  'keystead:members:roles': 'Change the roles of members',
  'keystead:organization:read': 'See the organization',
  'keystead:organization:update': 'Change the organization',
};
