/** Starts GraphiQL in the page. */
import 'graphiql/style.css';
import './graphiql.css';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { Explorer } from './Explorer';
import { readPageData, styleNonce } from './page-data';

// Dialogs lock scrolling with a style element of their own.
setNonce(styleNonce());

const element = document.getElementById('root');
if (element) createRoot(element).render(<Explorer page={readPageData()} />);
