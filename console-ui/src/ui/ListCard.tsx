/** A paged list in all its states: loading, failed, empty, nothing found, shown. */
import type { ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { type Column, DataTable } from './DataTable';
import { ReadFailure } from './FailureNotice';
import { LoadingRows } from './Loading';
import { type PageEnds, Pager } from './Pager';
import { Card } from './Section';
import type { Pages } from './use-pages';

interface Props<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[] | undefined;
  keyOf: (row: Row) => string;
  isFetching: boolean;
  error: CombinedError | undefined;
  retry: () => void;
  empty: ReactNode;
  pages?: Pages;
  pageInfo?: PageEnds | undefined;
  totalCount?: number | null | undefined;
}

export function ListCard<Row>(props: Props<Row>) {
  const { rows, error, isFetching, pages, pageInfo, totalCount, retry, empty, ...table } = props;
  if (error && !rows) return <ReadFailure error={error} retry={retry} />;
  return (
    <Card>
      {!rows && <LoadingRows />}
      {rows && rows.length === 0 && empty}
      {rows && rows.length > 0 && <DataTable {...table} rows={rows} isBusy={isFetching} />}
      {rows && pages && pageInfo && (
        <Pager
          pages={pages}
          pageInfo={pageInfo}
          shown={rows.length}
          totalCount={totalCount}
          isBusy={isFetching}
        />
      )}
    </Card>
  );
}
