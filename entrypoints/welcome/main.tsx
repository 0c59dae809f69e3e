import { render } from 'preact';
import { hasAccess } from '../../platform/access.ts';
import { readSettings } from '../../platform/settings.ts';
import { readAlong } from '../sheet/read-along.ts';
import { Welcome } from './welcome.tsx';

const [settings, isAllowed] = await Promise.all([readSettings(), hasAccess()]);
render(<Welcome initial={settings} isAllowed={isAllowed} />, document.getElementById('app') as HTMLElement);
await readAlong();
