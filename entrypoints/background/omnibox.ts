/** Search from the browser's address bar: `hashiya` and a space, then what is asked for. */
import { browser } from 'wxt/browser';
import { wordsIn } from '../../components/i18n.ts';
import { POPUP } from '../../components/messages/popup.ts';
import { SHARED } from '../../components/messages/shared.ts';
import { placeOfResult } from '../../components/search-place.ts';
import { descriptionOf } from '../../components/search-suggestion.ts';
import type { Found, Result, Search } from '../../library/search.ts';
import { languageOf, readSettings } from '../../platform/settings.ts';
import { fragmentOf } from '../../platform/sidebar.ts';
import { activeSite } from '../../platform/tabs.ts';

/** As many as browsers show. */
const LIMITS = { term: 2, fact: 3, story: 2 };

/** Answers what is typed behind the keyword; `search` opens the library, which is done at the first letter. Firefox for Android has no keywords. */
export function answerOmnibox(search: () => Search): void {
  if (!browser.omnibox) return;
  browser.omnibox.onInputStarted.addListener(async () => {
    const words = wordsIn(languageOf(await readSettings()), SHARED, POPUP);
    browser.omnibox.setDefaultSuggestion({ description: words.say('popup.searchHint') });
  });

  browser.omnibox.onInputChanged.addListener(async (text, suggest) => {
    const found = await search().find(text, LIMITS);
    const { language } = wordsIn(languageOf(await readSettings()), SHARED);
    // The content is shown in the bar when the suggestion is chosen, and is all that is told then.
    suggest(found.results.map((result) => ({ content: titleOf(result, language), description: describe(result, found, language) })));
  });

  browser.omnibox.onInputEntered.addListener(async (text, disposition) => {
    // The tab that it was entered in: the reader may be in another by the time that it is found.
    const here = await activeSite();
    const { results } = await search().find(text, LIMITS);
    const { language } = wordsIn(languageOf(await readSettings()), SHARED);
    const chosen = results.find((result) => titleOf(result, language) === text) ?? results[0];
    // Where nothing was found, the search itself says so.
    const page = chosen ? `/sidepanel.html${fragmentOf(placeOfResult(chosen))}` : `/popup.html?${new URLSearchParams({ q: text })}`;
    const url = browser.runtime.getURL(page as never);
    if (disposition === 'currentTab' && here) await browser.tabs.update(here.tab, { url });
    else await browser.tabs.create({ url, active: disposition === 'newForegroundTab' });
  });
}

function titleOf(result: Result, language: 'ar' | 'en'): string {
  if (result.kind === 'term') return result.term.name[language];
  return result.kind === 'story' ? result.story.title[language] : result.fact.says[language];
}

const describe = (result: Result, { marker }: Found, language: 'ar' | 'en') => {
  const text = titleOf(result, language);
  const behind = result.kind === 'term' ? result.term.gloss[language] : undefined;
  // Firefox shows text as it is.
  return import.meta.env.FIREFOX ? [text, behind].filter(Boolean).join(' – ') : descriptionOf(text, marker(text), behind);
};
