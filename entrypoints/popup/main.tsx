import '../../components/tokens.css';
import '../../components/screen.css';
import '../../components/category-mark.css';
import '../../components/switch.css';
import '../../components/fact.css';
import '../../components/search.css';
import './popup.css';
import { afterFirstFrame } from '../../components/after-first-frame.ts';

await afterFirstFrame();
await import('./start.tsx');
