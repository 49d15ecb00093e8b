/** A group of facts about the account, each with what can be done about it. */
import type { ComponentChildren } from 'preact';
import { Link } from './link.tsx';

export function Group({
  title,
  note,
  children,
}: {
  title: string;
  note?: string;
  children: ComponentChildren;
}) {
  return (
    <section class="group">
      <h2>{title}</h2>
      {note && <p class="group-note">{note}</p>}
      <ul class="rows">{children}</ul>
    </section>
  );
}

export interface RowAction {
  label: string;
  to?: string;
  onChoose?: () => void;
  id?: string;
}

interface Props {
  label: string;
  value: ComponentChildren;
  detail?: string | undefined;
  actions?: RowAction[];
}

export function Row({ label, value, detail, actions = [] }: Props) {
  return (
    <li class="row">
      <div class="row-words">
        <span class="row-label">{label}</span>
        <span class="row-value">
          <bdi>{value}</bdi>
        </span>
        {detail && <span class="row-detail">{detail}</span>}
      </div>
      {actions.length > 0 && (
        <div class="row-actions">
          {actions.map((action) => (
            <RowButton key={action.label} about={label} {...action} />
          ))}
        </div>
      )}
    </li>
  );
}

/** "Change", and for those who only hear it "Change: email address". */
function RowButton({ about, label, to, onChoose, id }: RowAction & { about: string }) {
  const whole = `${label}: ${about}`;
  if (to) {
    return (
      <Link to={to} id={id ?? ''} className="row-action" label={whole}>
        {label}
      </Link>
    );
  }
  return (
    <button type="button" id={id} class="text-button row-action" aria-label={whole} onClick={onChoose}>
      {label}
    </button>
  );
}
