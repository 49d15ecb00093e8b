/** Starts the console in the page. */
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '../ui/ui.css';
import './app.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { setNonce } from 'get-nonce';
import { type ReactNode, StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { styleNonce } from '../ui/server-data';
import { readableTones, theme } from '../ui/theme';
import { App } from './App';
import { Splash } from './Splash';
import { rightAddress, type Start, start } from './start';

const nonce = styleNonce();
// Dialogs lock scrolling with a style element of their own.
setNonce(nonce);

function show(root: Root, content: ReactNode): void {
  root.render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={readableTones}
        defaultColorScheme="auto"
        getStyleNonce={() => nonce}
      >
        <Notifications position="bottom-left" limit={3} />
        {content}
      </MantineProvider>
    </StrictMode>,
  );
}

async function startOrReason(): Promise<Start | { reason: string }> {
  if (rightAddress()) return 'leaving';
  try {
    return await start();
  } catch (error) {
    return { reason: error instanceof Error ? error.message : 'no reason was given' };
  }
}

const element = document.getElementById('root');
if (element) {
  const root = createRoot(element);
  show(root, <Splash />);
  void startOrReason().then((begun) => show(root, <App start={begun} />));
}
