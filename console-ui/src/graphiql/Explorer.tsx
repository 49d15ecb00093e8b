/** GraphiQL below a bar that holds the access token. */
import { GraphiQL } from 'graphiql';
import { useRef, useState } from 'react';
import firstQueries from './first-queries.graphql?raw';
import type { PageData } from './page-data';
import { fetcherWith } from './requests';
import { TokenBar } from './TokenBar';

export function Explorer({ page }: { page: PageData }) {
  const [token, setToken] = useState('');
  // One fetcher for good: GraphiQL asks for the whole schema again whenever it gets another.
  const latest = useRef('');
  latest.current = token;
  const [fetcher] = useState(() => fetcherWith(() => latest.current));

  return (
    <>
      <TokenBar page={page} token={token} onChange={setToken} />
      <main>
        <GraphiQL
          fetcher={fetcher}
          defaultQuery={firstQueries}
          defaultEditorToolsVisibility={false}
          // Headers carry secrets, and what GraphiQL keeps is in the browser's storage in plain text.
          shouldPersistHeaders={false}
          showPersistHeadersSettings={false}
        >
          <GraphiQL.Logo>
            <span />
          </GraphiQL.Logo>
        </GraphiQL>
      </main>
    </>
  );
}
