/** Sign-ins of the last days, as bars and, for screen readers, as a table. */
import { Stack, Text, Title } from '@mantine/core';
import { type FragmentType, graphql, readFragment } from '../gql';

const Day = graphql(`
  fragment SignInChart_day on DayCount {
    date
    count
  }
`);

const width = 700;
const height = 130;
const floor = height - 24;

const dayLabel = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });

function Bars({ days }: { days: readonly { date: string; count: number }[] }) {
  const highest = Math.max(4, ...days.map(({ count }) => count));
  const step = width / Math.max(days.length, 1);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="chart" aria-hidden="true">
      {[0, 0.5, 1].map((part) => (
        <line
          key={part}
          x1="0"
          x2={width}
          y1={floor - part * (floor - 18)}
          y2={floor - part * (floor - 18)}
        />
      ))}
      {days.map(({ date, count }, index) => {
        const size = (count / highest) * (floor - 18);
        const x = index * step + step * 0.2;
        return (
          <g key={date}>
            <title>{`${dayLabel.format(new Date(date))}: ${count}`}</title>
            <rect
              x={x}
              y={floor - size}
              width={step * 0.6}
              height={Math.max(size, count > 0 ? 2 : 0)}
              rx="3"
            />
            {count > 0 && (
              <text x={x + step * 0.3} y={floor - size - 5}>
                {count}
              </text>
            )}
            {index % 2 === (days.length - 1) % 2 && (
              <text x={x + step * 0.3} y={height - 6}>
                {dayLabel.format(new Date(date))}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

export function SignInChart({ days: given }: { days: readonly FragmentType<typeof Day>[] }) {
  const days = readFragment(Day, given);
  const total = days.reduce((sum, { count }) => sum + count, 0);
  return (
    <Stack gap="sm" p="md" className="surface" component="section" aria-label="Sign-ins per day">
      <Title order={2}>Sign-ins per day</Title>
      <Text size="sm" c="dimmed">
        {total === 0
          ? 'Nobody has signed in during these days yet.'
          : `${total.toLocaleString()} in the last ${days.length} days.`}
      </Text>
      <Bars days={days} />
      <table className="visually-hidden">
        <caption>Sign-ins per day</caption>
        <tbody>
          {days.map(({ date, count }) => (
            <tr key={date}>
              <th scope="row">{date}</th>
              <td>{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Stack>
  );
}
