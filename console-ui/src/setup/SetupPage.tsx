/** First run: creates the first administrator with the code that the server printed at its start. */
import { Alert, Button, Code, Stack, Text, Title } from '@mantine/core';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { Icon } from '../ui/icons';
import { Logo } from '../ui/Logo';
import { serverData } from '../ui/server-data';
import { AdministratorForm } from './AdministratorForm';

function Done() {
  return (
    <>
      <Title order={1} size="h2">
        This server is set up
      </Title>
      <Text size="sm" c="dimmed">
        It has an administrator already, and the set-up page has done its work. Sign in to go on.
      </Text>
      <Button component="a" href="/console">
        Sign in
      </Button>
    </>
  );
}

function CodeMissing() {
  return (
    <>
      <Title order={1} size="h2">
        Welcome to Keystead
      </Title>
      <Text size="sm">
        This server has no administrator yet. To make sure that it is you who sets it up, open the set-up link
        that the server printed when it started.
      </Text>
      <Alert variant="light" color="harbour" icon={<Icon name="help" />} title="Where to find the link">
        <Stack gap="xs">
          <Text size="sm">Look at the terminal or the log of the server for a line with this address:</Text>
          <Code block className="wrapped-code">{`${serverData.endpoint}/console/setup?code=…`}</Code>
          <Text size="sm">
            If it is gone, start the server again, and it prints a new one. Without a browser,{' '}
            <Code>keystead bootstrap</Code> creates the administrator.
          </Text>
        </Stack>
      </Alert>
    </>
  );
}

export function SetupPage() {
  const [parameters] = useSearchParams();
  const code = parameters.get('code');
  useEffect(() => {
    document.title = 'Set up · Keystead';
  }, []);
  return (
    <main className="plain-page">
      <Stack className="surface plain-card" gap="md">
        <Logo />
        {!serverData.needsSetup && <Done />}
        {serverData.needsSetup && !code && <CodeMissing />}
        {serverData.needsSetup && code && <AdministratorForm code={code} />}
      </Stack>
    </main>
  );
}
