/** The panels of the signed-in page: claims, tokens and a button that copies. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { decode, meaningOf, showClaim } from './token.ts';

interface PanelProps {
  title: string;
  what: string;
  children: ComponentChildren;
}

export function Panel({ title, what, children }: PanelProps) {
  return (
    <section class="panel">
      <h2>{title}</h2>
      <p class="what">{what}</p>
      {children}
    </section>
  );
}

export function Claims({ claims }: { claims: Record<string, unknown> }) {
  return (
    <dl>
      {Object.entries(claims).map(([claim, value]) => (
        <div key={claim}>
          <dt>
            <code>{claim}</code> <span>{meaningOf(claim)}</span>
          </dt>
          <dd>{showClaim(claim, value)}</dd>
        </div>
      ))}
    </dl>
  );
}

export function CopyButton({ text, label }: { text: string; label: string }) {
  const [isCopied, setCopied] = useState(false);
  async function copy() {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  }
  return (
    <button type="button" class="small" aria-label={`Copy the ${label}`} onClick={copy}>
      <span aria-live="polite">{isCopied ? 'Copied' : 'Copy'}</span>
    </button>
  );
}

interface TokenProps {
  id: string;
  title: string;
  what: string;
  token: string;
}

export function Token({ id, title, what, token }: TokenProps) {
  const decoded = decode(token);
  return (
    <article class="token" id={id}>
      <div class="token-head">
        <h3>{title}</h3>
        <CopyButton text={token} label={title.toLowerCase()} />
      </div>
      <p class="what">{what}</p>
      <code class="raw">{token}</code>
      {decoded ? (
        <details>
          <summary>Decoded</summary>
          <pre>{JSON.stringify(decoded.header, null, 2)}</pre>
          <pre>{JSON.stringify(decoded.payload, null, 2)}</pre>
        </details>
      ) : (
        <p class="what">Opaque: only the provider can tell what it stands for.</p>
      )}
    </article>
  );
}
