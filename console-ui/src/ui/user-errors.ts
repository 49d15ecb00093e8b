/** Puts the refusals of a mutation beside the fields that they are about. */

export interface UserError {
  message: string;
  path?: readonly string[] | null;
  code?: string;
}

export interface SortedErrors {
  fields: Record<string, string>;
  others: string[];
}

/**
 * The form field that a path means: `["input", "redirectUris", "1"]` is `redirectUris.1`, or else `redirectUris`.
 * Outer steps that the form does not know (`input`, `oidcClientMetadata`) are left out.
 */
export function fieldOf(
  path: readonly string[] | null | undefined,
  known: ReadonlySet<string>,
): string | null {
  const steps = path ?? [];
  for (let start = 0; start < steps.length; start += 1) {
    for (let end = steps.length; end > start; end -= 1) {
      const name = steps.slice(start, end).join('.');
      if (known.has(name)) return name;
    }
  }
  return null;
}

export function sortErrors(errors: readonly UserError[], known: ReadonlySet<string>): SortedErrors {
  const sorted: SortedErrors = { fields: {}, others: [] };
  for (const error of errors) {
    const field = fieldOf(error.path, known);
    if (field === null) sorted.others.push(error.message);
    else sorted.fields[field] ??= error.message;
  }
  return sorted;
}

/** Every name under which a form knows a value: `profile`, `profile.address`, `redirectUris.0` … */
export function fieldNames(values: object, prefix = ''): string[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const name = prefix + key;
    const isNested = typeof value === 'object' && value !== null;
    return isNested ? [name, ...fieldNames(value, `${name}.`)] : [name];
  });
}
