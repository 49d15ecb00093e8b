/** A table of rows that turns into cards on a narrow screen. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';

export interface Column<Row> {
  label: string;
  /** A column of buttons has its label read out only. */
  isAction?: boolean;
  render: (row: Row) => ReactNode;
}

interface Props<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  isBusy?: boolean;
}

export function DataTable<Row>({ label, columns, rows, keyOf, isBusy = false }: Props<Row>) {
  return (
    <table className="data-table" aria-label={label} data-busy={isBusy}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.label} scope="col">
              {column.isAction ? <span className="visually-hidden">{column.label}</span> : column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map((column, index) => (
              <td
                key={column.label}
                className={column.isAction ? 'row-action' : undefined}
                data-label={index === 0 || column.isAction ? undefined : column.label}
              >
                {column.render(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The link of a row's first cell; the whole row can be clicked. */
export function RowLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to} className="row-link">
      {children}
    </Link>
  );
}
