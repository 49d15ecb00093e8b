/** The browsers in which the user is not asked for their second factor. */
import { Button, Text } from '@mantine/core';
import { useQuery } from 'urql';
import { nameOfBrowser } from '../browsers/user-agent';
import { graphql } from '../gql';
import type { UserTrustedDevicesQuery } from '../gql/graphql';
import { DataTable } from '../ui/DataTable';
import { ReadFailure } from '../ui/FailureNotice';
import { LoadingRows } from '../ui/Loading';
import { notifyDone } from '../ui/notify';
import { Section } from '../ui/Section';
import { useChange } from '../ui/use-change';
import { When } from '../ui/When';

const UserTrustedDevices = graphql(`
  query UserTrustedDevices($userId: ID!) {
    user(userId: $userId) {
      id
      trustedDevices(first: 50) {
        nodes {
          id
          trustedDeviceId
          userAgent
          createdAt
          lastUsedAt
          expiresAt
        }
      }
    }
  }
`);

const DeleteTrustedDevice = graphql(`
  mutation DeleteTrustedDevice($input: DeleteTrustedDeviceInput!) {
    deleteTrustedDevice(input: $input) {
      user {
        id
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

type Device = NonNullable<UserTrustedDevicesQuery['user']>['trustedDevices']['nodes'][number];

function RemoveButton({ userId, trustedDeviceId }: { userId: string; trustedDeviceId: string }) {
  const { runOrNotify, isRunning } = useChange(DeleteTrustedDevice);
  const remove = async () => {
    if (await runOrNotify({ userId, trustedDeviceId })) notifyDone('Device no longer trusted');
  };
  return (
    <Button size="compact-sm" variant="default" onClick={remove} loading={isRunning}>
      Trust no longer
    </Button>
  );
}

function Devices({ userId, devices }: { userId: string; devices: readonly Device[] }) {
  if (devices.length === 0) return <Text size="sm">No device is trusted.</Text>;
  return (
    <DataTable
      label="Trusted devices"
      rows={devices}
      keyOf={(device) => device.trustedDeviceId}
      columns={[
        { label: 'Browser', render: ({ userAgent }) => nameOfBrowser(userAgent) ?? 'Unknown browser' },
        { label: 'Since', render: ({ createdAt }) => <When at={createdAt} /> },
        {
          label: 'Last used',
          render: ({ lastUsedAt }) => (lastUsedAt ? <When at={lastUsedAt} /> : 'Not yet'),
        },
        { label: 'Until', render: ({ expiresAt }) => <When at={expiresAt} /> },
        {
          label: 'Actions',
          isAction: true,
          render: ({ trustedDeviceId }) => <RemoveButton userId={userId} trustedDeviceId={trustedDeviceId} />,
        },
      ]}
    />
  );
}

export function TrustedDevicesSection({ userId }: { userId: string }) {
  const [{ data, error }, refetch] = useQuery({ query: UserTrustedDevices, variables: { userId } });
  return (
    <Section
      title="Trusted devices"
      description="Browsers in which this user is not asked for their second factor for a while."
    >
      {error && <ReadFailure error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {!data && !error && <LoadingRows count={2} />}
      {data?.user && <Devices userId={userId} devices={data.user.trustedDevices.nodes} />}
    </Section>
  );
}
