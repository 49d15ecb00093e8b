/** Paging by cursors: the cursors walked through, so that one can also go back. */

export type CursorStack = readonly string[];

export const firstPage: CursorStack = [];

export function turnForward(stack: CursorStack, endCursor: string | null | undefined): CursorStack {
  return endCursor ? [...stack, endCursor] : stack;
}

export function turnBack(stack: CursorStack): CursorStack {
  return stack.slice(0, -1);
}

/** The cursor after which the shown page begins; undefined on the first one. */
export function startOf(stack: CursorStack): string | undefined {
  return stack.at(-1);
}
