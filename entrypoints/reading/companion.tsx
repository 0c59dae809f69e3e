/** A companion that draws the cards of the house: for the content script, and for our own pages, where content scripts do not run. */
import { render } from 'preact';
import cardCss from '../../components/card/card.css?inline';
import { Card, type CardActions } from '../../components/card/card.tsx';
import markCss from '../../components/category-mark.css?inline';
import factCss from '../../components/fact.css?inline';
import { isolate, wordsIn } from '../../components/i18n.ts';
import { CARD } from '../../components/messages/card.ts';
import { SHARED } from '../../components/messages/shared.ts';
import tokensCss from '../../components/tokens.css?inline';
import { type Lexicon, openLexicon } from '../../core/lexicon/lexicon.ts';
import { Companion, type CompanionOptions } from '../../page/companion.ts';
import { fromBase64 } from '../../platform/bytes.ts';
import { copyText } from '../../platform/clipboard.ts';
import { askBackground } from '../../platform/messages.ts';
import { choose, hideTerm, switchOffOn, switchOnOn, unhideTerm } from '../../platform/reading-choices.ts';
import { languageOf, type Settings } from '../../platform/settings.ts';

/** The lexicon as the background hands it over. */
export const lexiconFrom = (text: string): Lexicon => openLexicon(fromBase64(text));

export const loadLexicon = async (): Promise<Lexicon> => lexiconFrom(await askBackground('lexicon', undefined));

/** `settings` gives those of the moment; `site` is the host that "off on this site" would switch off. */
export function companionFor(lexicon: Lexicon, settings: () => Settings, site: string, onChange: CompanionOptions['onChange']): Companion {
  const words = () => wordsIn(languageOf(settings()), SHARED, CARD);
  const actions: CardActions = {
    show: (place) => askBackground('show', { place }),
    copy: copyText,
    hide: (term) => choose(hideTerm(term)),
    unhide: (term) => choose(unhideTerm(term)),
    switchOff: () => choose(switchOffOn(site)),
    switchOn: () => choose(switchOnOn(site)),
  };
  return new Companion(lexicon, settings(), {
    css: tokensCss + markCss + factCss + cardCss,
    draw: (into, view) => render(view ? <Card {...view} words={words()} site={site} actions={actions} /> : null, into),
    sayStop: (text, at, of) => words().say('card.stop', { text: isolate(text), at, of }),
    onChange,
  });
}
