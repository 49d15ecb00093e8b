/** A moment in time, short, with the full time on hover. */
import { Text, type TextProps } from '@mantine/core';

const short = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });

interface Props extends TextProps {
  at: string | null | undefined;
  absent?: string;
}

export function When({ at, absent = 'Never', ...text }: Props) {
  const moment = at ? new Date(at) : null;
  return (
    <Text span size="sm" className="unbroken" c={moment ? undefined : 'dimmed'} {...text}>
      {moment ? (
        <time dateTime={moment.toISOString()} title={full.format(moment)}>
          {short.format(moment)}
        </time>
      ) : (
        absent
      )}
    </Text>
  );
}
