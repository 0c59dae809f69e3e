/** Random inputs that several tests share. */
import fc from 'fast-check';

/** Text as pages have it: Arabic, Latin and Chinese letters, marks, format characters, ligatures, spaces, surrogates. */
export const pageText = fc.string({
  unit: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...'ابتجدرسعفقكلمنهويأإآىةؤئء') },
    { weight: 2, arbitrary: fc.constantFrom(...'aiNvDeepSk019٢۳华为英') },
    { weight: 2, arbitrary: fc.constantFrom(...' \u00a0\n-.«»"()،') },
    { weight: 2, arbitrary: fc.constantFrom(...'\u064b\u064e\u0651\u0640\u200f\u200c\u0654\u0653ﻻﻷﷲﷺ') },
    { weight: 1, arbitrary: fc.constantFrom('\ud835\udc01', '\ud83d\ude00', '\ud800', '\udc00') },
  ),
});
