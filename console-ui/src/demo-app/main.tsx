import { render } from 'preact';

const root = document.getElementById('root');
if (root) render(<h1>Demo app</h1>, root);
