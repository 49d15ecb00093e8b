/** Previous and next below a list; absent while everything fits on one page. */
import { Button, Group, Text } from '@mantine/core';
import { Icon } from './icons';
import { type Pages, pageSize } from './use-pages';

export interface PageEnds {
  hasNextPage: boolean;
  endCursor?: string | null;
}

interface Props {
  pages: Pages;
  pageInfo: PageEnds;
  shown: number;
  totalCount?: number | null | undefined;
  isBusy: boolean;
}

function rangeText({ pages, shown, totalCount }: Props): string {
  const first = (pages.pageNumber - 1) * (pages.variables.first ?? pageSize) + 1;
  const range = `${first}–${first + shown - 1}`;
  return totalCount == null ? range : `${range} of ${totalCount.toLocaleString()}`;
}

export function Pager(props: Props) {
  const { pages, pageInfo, shown, isBusy } = props;
  const isSinglePage = pages.pageNumber === 1 && !pageInfo.hasNextPage;
  if (isSinglePage && (shown === 0 || props.totalCount == null)) return null;
  return (
    <Group justify="space-between" px="md" py="xs" className="pager" component="nav" aria-label="Pages">
      <Text size="sm" c="dimmed" aria-live="polite">
        {shown > 0 ? rangeText(props) : 'Nothing more'}
      </Text>
      {!isSinglePage && (
        <Group gap="xs">
          <Button
            variant="default"
            size="xs"
            leftSection={<Icon name="previous" size={14} />}
            disabled={pages.pageNumber === 1 || isBusy}
            onClick={pages.toPrevious}
          >
            Previous
          </Button>
          <Button
            variant="default"
            size="xs"
            rightSection={<Icon name="next" size={14} />}
            disabled={!pageInfo.hasNextPage || isBusy}
            onClick={() => pages.toNext(pageInfo.endCursor)}
          >
            Next
          </Button>
        </Group>
      )}
    </Group>
  );
}
