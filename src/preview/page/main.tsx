import { createRoot } from 'react-dom/client';

import type { Bootstrap } from '../link/protocol.ts';
import { App } from './app.tsx';
import { getJson } from './call-server.ts';
import './style/page.css';
import './style/components.css';

const place = document.getElementById('page');
if (place === null) throw new Error('The page has no place to draw in.');
const root = createRoot(place);
root.render(<App bootstrap={await getJson<Bootstrap>('/preview/bootstrap')} />);
