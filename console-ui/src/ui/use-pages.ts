/** The state of a paged list: which page is shown, and how to turn it. */
import { useState } from 'react';
import { type CursorStack, firstPage, startOf, turnBack, turnForward } from './cursor-stack';

export const pageSize = 20;

export interface Pages {
  variables: { first: number; after: string | undefined };
  pageNumber: number;
  toNext: (endCursor: string | null | undefined) => void;
  toPrevious: () => void;
}

/** Pages of one list; `listKey` names its filters, and a change of it leads back to the first page. */
export function usePages(listKey = '', first = pageSize): Pages {
  const [state, setState] = useState({ listKey, stack: firstPage });
  const isOtherList = state.listKey !== listKey;
  // Set while rendering, so that no request goes out for the old page of the new list.
  if (isOtherList) setState({ listKey, stack: firstPage });
  const stack: CursorStack = isOtherList ? firstPage : state.stack;
  return {
    variables: { first, after: startOf(stack) },
    pageNumber: stack.length + 1,
    toNext: (endCursor) => setState({ listKey, stack: turnForward(stack, endCursor) }),
    toPrevious: () => setState({ listKey, stack: turnBack(stack) }),
  };
}
