/** Saves what was changed of a template role: up to four mutations, and the first refusal stops. */
import type { UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { graphql } from '../gql';
import { notifyDone } from '../ui/notify';
import type { Explanation } from '../ui/request-errors';
import { type Outcome, useChange } from '../ui/use-change';

const UpdateOrganizationRole = graphql(`
  mutation UpdateOrganizationRole($input: UpdateOrganizationRoleInput!) {
    updateOrganizationRole(input: $input) {
      organizationRole {
        id
        name
        description
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

const SetOrganizationRoleScopes = graphql(`
  mutation SetOrganizationRoleScopes($input: SetOrganizationRoleScopesInput!) {
    setOrganizationRoleScopes(input: $input) {
      organizationRole {
        id
        scopes {
          id
          organizationScopeId
          name
        }
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

const SetOrganizationRoleResourceScopes = graphql(`
  mutation SetOrganizationRoleResourceScopes($input: SetOrganizationRoleResourceScopesInput!) {
    setOrganizationRoleResourceScopes(input: $input) {
      organizationRole {
        id
        resourceScopes {
          id
          scopeId
          name
        }
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

const SetOrganizationRolePermissions = graphql(`
  mutation SetOrganizationRolePermissions($input: SetOrganizationRolePermissionsInput!) {
    setOrganizationRolePermissions(input: $input) {
      organizationRole {
        id
        permissions
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

export interface EditedRole {
  organizationRoleId: string;
  name: string;
  description?: string | null;
  permissions: string[];
  scopes: readonly { organizationScopeId: string }[];
  resourceScopes?: readonly { scopeId: string }[] | null;
}

interface Values {
  name: string;
  description: string;
  organizationScopeIds: string[];
  scopeIds: string[];
  permissions: string[];
}

interface Options {
  role: EditedRole;
  form: UseFormReturnType<Values>;
  onDone: () => void;
}

function problemOf(outcome: Outcome<object>): Explanation | null {
  if (outcome.isDone) return null;
  const advice = outcome.refusals.map(({ message }) => message).join(' ');
  return outcome.failure ?? { title: 'This was not saved', advice };
}

export function useRoleUpdate({ role: { organizationRoleId }, form, onDone }: Options) {
  const about = useChange(UpdateOrganizationRole);
  const scopes = useChange(SetOrganizationRoleScopes);
  const apiScopes = useChange(SetOrganizationRoleResourceScopes);
  const permissions = useChange(SetOrganizationRolePermissions);
  const [failure, setFailure] = useState<Explanation | null>(null);

  /** The mutations that the changed fields need, each to be run in turn. */
  function changes(values: Values): (() => Promise<Outcome<object>>)[] {
    const { name, description, organizationScopeIds, scopeIds } = values;
    const steps = [
      {
        isNeeded: form.isDirty('name') || form.isDirty('description'),
        run: () =>
          about.run({ organizationRoleId, name: name.trim(), description: description.trim() || null }),
      },
      {
        isNeeded: form.isDirty('organizationScopeIds'),
        run: () => scopes.run({ organizationRoleId, organizationScopeIds }),
      },
      { isNeeded: form.isDirty('scopeIds'), run: () => apiScopes.run({ organizationRoleId, scopeIds }) },
      {
        isNeeded: form.isDirty('permissions'),
        run: () => permissions.run({ organizationRoleId, permissions: values.permissions }),
      },
    ];
    return steps.filter(({ isNeeded }) => isNeeded).map(({ run }) => run as () => Promise<Outcome<object>>);
  }

  const submit = form.onSubmit(async (values) => {
    setFailure(null);
    for (const run of changes(values)) {
      const problem = problemOf(await run());
      if (problem) return setFailure(problem);
    }
    notifyDone('Role saved');
    onDone();
  });
  const isRunning = [about, scopes, apiScopes, permissions].some((change) => change.isRunning);
  return { submit, failure, isRunning };
}
