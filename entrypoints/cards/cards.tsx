/** The cards of the house: for the content script, and for our own pages, where content scripts do not run. */
import { render } from 'preact';
import cardCss from '../../components/card/card.css?inline';
import { Card, type CardActions } from '../../components/card/card.tsx';
import markCss from '../../components/category-mark.css?inline';
import factCss from '../../components/fact.css?inline';
import { isolate, wordsIn } from '../../components/i18n.ts';
import { CARD } from '../../components/messages/card.ts';
import { SHARED } from '../../components/messages/shared.ts';
import tokensCss from '../../components/tokens.css?inline';
import { Cards } from '../../page/cards.ts';
import type { CardsPart, CardsSource } from '../../page/companion.ts';
import { copyText } from '../../platform/clipboard.ts';
import { askBackground } from '../../platform/messages.ts';
import { choose, hideTerm, switchOffOn, switchOnOn, unhideTerm } from '../../platform/reading-choices.ts';
import { languageOf, type Settings } from '../../platform/settings.ts';

/** `settings` gives those of the moment; `site` is the host that "off on this site" would switch off. */
export function cardsFor(source: CardsSource, settings: () => Settings, site: string): CardsPart {
  const words = () => wordsIn(languageOf(settings()), SHARED, CARD);
  const actions: CardActions = {
    show: (place) => askBackground('show', { place }),
    copy: copyText,
    hide: (term) => choose(hideTerm(term)),
    unhide: (term) => choose(unhideTerm(term)),
    switchOff: () => choose(switchOffOn(site)),
    switchOn: () => choose(switchOnOn(site)),
  };
  return {
    cards: new Cards({
      ...source,
      css: tokensCss + markCss + factCss + cardCss,
      draw: (into, view) => render(view ? <Card {...view} words={words()} site={site} actions={actions} /> : null, into),
    }),
    sayStop: (text, at, of) => words().say('card.stop', { text: isolate(text), at, of }),
  };
}
