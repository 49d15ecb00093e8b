/** The demo app's entry. */
import { render } from 'preact';
import { DemoClient } from './client.ts';
import { readPageData } from './data.ts';
import { Demo } from './demo.tsx';
import './demo-app.css';

const root = document.getElementById('root');
if (root) {
  const page = readPageData();
  render(<Demo page={page} client={new DemoClient(page)} />, root);
}
