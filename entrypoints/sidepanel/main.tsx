import '../../components/tokens.css';
import '../../components/screen.css';
import '../../components/category-mark.css';
import '../../components/copy.css';
import '../../components/story.css';
import '../../components/timeline.css';
import '../../components/plots/plots.css';
import './sidepanel.css';
import { afterFirstFrame } from '../../components/after-first-frame.ts';

await afterFirstFrame();
await import('./start.tsx');
