import '../../components/tokens.css';
import '../../components/screen.css';
import '../reader.content/highlights.css';
import '../sheet/sample.css';
import '../sheet/sheet.css';
import './welcome.css';
import { render } from 'preact';
import { hasAccess } from '../../platform/access.ts';
import { readSettings } from '../../platform/settings.ts';
import { readAlong } from '../sheet/read-along.ts';
import { Welcome } from './welcome.tsx';

const [settings, isAllowed] = await Promise.all([readSettings(), hasAccess()]);
render(<Welcome initial={settings} isAllowed={isAllowed} />, document.getElementById('app') as HTMLElement);
await readAlong();
