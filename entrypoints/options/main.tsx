import '../../components/tokens.css';
import '../../components/screen.css';
import '../../components/category-mark.css';
import '../../components/switch.css';
import '../reader.content/highlights.css';
import '../sheet/sample.css';
import '../sheet/sheet.css';
import './options.css';
import { render } from 'preact';
import { readSettings } from '../../platform/settings.ts';
import { readAlong } from '../sheet/read-along.ts';
import { Options } from './options.tsx';

render(<Options initial={await readSettings()} />, document.getElementById('app') as HTMLElement);
await readAlong();
