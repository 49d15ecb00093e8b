/** The bar above GraphiQL: the access token, kept in memory only, and how to get one. */
import { useState } from 'react';
import type { PageData } from './page-data';

interface TokenBarProps {
  page: PageData;
  token: string;
  onChange: (token: string) => void;
}

export function TokenBar({ page, token, onChange }: TokenBarProps) {
  return (
    <header className="bar">
      <h1>Keystead GraphQL</h1>
      <label className="token">
        <span>Access token</span>
        <input
          type="password"
          value={token}
          placeholder="Paste one; without it only public fields answer"
          autoComplete="off"
          spellCheck={false}
          // A token copied from a terminal often comes with the line's end.
          onChange={(event) => onChange(event.target.value.trim())}
        />
      </label>
      {token !== '' && (
        <button type="button" onClick={() => onChange('')}>
          Forget
        </button>
      )}
      <p role="status">{token ? 'Sent with every request' : 'Requests go without a token'}</p>
      <details>
        <summary>Get a token</summary>
        <TokenRecipe page={page} />
      </details>
    </header>
  );
}

function TokenRecipe({ page }: { page: PageData }) {
  const [hasCopied, setHasCopied] = useState(false);
  const command = tokenCommand(page);
  const copy = async () => {
    await navigator.clipboard.writeText(command);
    setHasCopied(true);
  };
  return (
    <div className="recipe">
      <p>
        A machine-to-machine application gets one for itself. Put its id and secret into this line; the
        answer’s <code>access_token</code> goes into the field. This page forgets it when it is closed.
      </p>
      <pre>{command}</pre>
      {window.isSecureContext && (
        <button type="button" onClick={() => void copy()}>
          {hasCopied ? 'Copied' : 'Copy'}
        </button>
      )}
      <p>
        <code>keystead bootstrap --m2m-id … --m2m-secret …</code> makes such an application that may do
        everything.
      </p>
    </div>
  );
}

function tokenCommand({ issuer, resource }: PageData): string {
  return [
    `curl ${issuer}/token -u 'APPLICATION_ID:SECRET'`,
    '  -d grant_type=client_credentials -d scope=all',
    `  --data-urlencode 'resource=${resource}'`,
  ].join(' \\\n');
}
