import '../../components/tokens.css';
import '../../components/screen.css';
import '../../components/category-mark.css';
import '../../components/copy.css';
import '../../components/story.css';
import '../../components/timeline.css';
import '../../components/plots/plots.css';
import './sidepanel.css';

/** Longest wait, in ms, for a first frame that may never come: of a page that nobody looks at. */
const PATIENCE = 60;

// The sheet and its mark, which need no script, are painted before ours is even read: on a slow machine that takes longer than a frame.
await new Promise<void>((resolve) => {
  requestAnimationFrame(() => setTimeout(resolve));
  setTimeout(resolve, PATIENCE);
});
await import('./start.tsx');
