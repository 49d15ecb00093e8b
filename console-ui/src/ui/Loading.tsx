/** Grey shapes that hold the place of what is still on its way. */
import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';

const rows = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

export function LoadingRows({ count = 5 }: { count?: number }) {
  return (
    <Stack gap="md" p="md" role="status">
      <VisuallyHidden>Loading</VisuallyHidden>
      {rows.slice(0, count).map((row) => (
        <Skeleton key={row} height={22} radius="sm" />
      ))}
    </Stack>
  );
}

export function LoadingPage() {
  return (
    <Stack gap="lg" role="status">
      <VisuallyHidden>Loading</VisuallyHidden>
      <Skeleton height={32} width="min(18rem, 70%)" />
      <Skeleton height={18} width="min(30rem, 90%)" />
      <div className="surface">
        <LoadingRows count={6} />
      </div>
    </Stack>
  );
}
