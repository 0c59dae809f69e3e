/** What the reader can do from a card, at its foot: read on in the sidebar; and, folded away, see less of us. */
import { useState } from 'preact/hooks';
import { isolate } from '../i18n.ts';
import type { CardWords } from '../messages/card.ts';
import { Icon } from './icon.tsx';

interface Props {
  words: CardWords;
  /** Host of the page in the address bar; empty where it has none. */
  site: string;
  onRead: () => void;
  onHide: () => void;
  onSwitchOff: () => void;
}

export function Actions({ words, site, onRead, onHide, onSwitchOff }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <footer>
      <div class="row">
        <button type="button" class="read" onClick={onRead}>
          {words.say('card.readOn')}
        </button>
        <button
          type="button"
          class="sign"
          aria-expanded={isOpen}
          aria-label={words.say('card.actions')}
          title={words.say('card.actions')}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name="more" />
        </button>
      </div>
      {isOpen && (
        <div class="less">
          <button type="button" onClick={onHide}>
            {words.say('card.hide')}
          </button>
          {site && (
            <button type="button" onClick={onSwitchOff}>
              {words.say('card.switchOff', { site: isolate(site) })}
            </button>
          )}
        </div>
      )}
    </footer>
  );
}
