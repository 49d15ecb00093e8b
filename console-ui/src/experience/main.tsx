import { render } from 'preact';

const root = document.getElementById('root');
if (root) render(<h1>Sign in</h1>, root);
