/** A list of ways to go on: each a link to its page, or a button. */
import type { ComponentChildren } from 'preact';
import { RouteLink } from './route-link.tsx';

export interface Choice {
  id: string;
  label: string;
  detail?: string | undefined;
  to?: string;
  state?: unknown;
  onChoose?: () => void;
}

export function Choices({ choices, children }: { choices: Choice[]; children?: ComponentChildren }) {
  return (
    <ul class="choices">
      {choices.map(({ id, label, detail, to, state, onChoose }) => (
        <li key={id}>
          {to ? (
            <RouteLink to={to} id={id} state={state} className="choice">
              <Words label={label} detail={detail} />
            </RouteLink>
          ) : (
            <button type="button" id={id} class="choice" onClick={onChoose}>
              <Words label={label} detail={detail} />
            </button>
          )}
        </li>
      ))}
      {children}
    </ul>
  );
}

function Words({ label, detail }: { label: string; detail: string | undefined }) {
  return (
    <>
      <span class="choice-label">{label}</span>
      {detail && <span class="choice-detail">{detail}</span>}
    </>
  );
}
