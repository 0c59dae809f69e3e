/** The words of the options page. */
import { type Words, wordsIn } from '../../components/i18n.ts';
import { type Measures, measuresIn } from '../../components/measures.ts';
import { OPTIONS, type OptionsKey } from '../../components/messages/options.ts';
import { SAMPLE, type SampleKey } from '../../components/messages/sample.ts';
import { SETTINGS, type SettingsKey } from '../../components/messages/settings.ts';
import { SHARED, type SharedKey } from '../../components/messages/shared.ts';
import { languageOf, type Settings } from '../../platform/settings.ts';

export type OptionsWords = Words<OptionsKey | SettingsKey | SharedKey | SampleKey> & Measures;

/** In the reader's language, which the document is told too. */
export function wordsOf(settings: Settings): OptionsWords {
  const words = wordsIn(languageOf(settings), SHARED, SETTINGS, SAMPLE, OPTIONS);
  document.documentElement.lang = words.language;
  document.documentElement.dir = words.direction;
  document.title = words.say('options.title');
  return { ...words, ...measuresIn(words.language) };
}
