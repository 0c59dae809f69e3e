/**
 * Folding, one UTF-16 code unit at a time: what differs between newsrooms but not between words becomes the same. Two tables of
 * 65,536 entries, so that a scan costs one look-up a unit. Sources: Lucene's ArabicNormalizer and PersianNormalizer, PyArabic,
 * Unicode's NFKC and the joining marks of the Arabic block; see docs/lexicon.md for what is folded and what is kept.
 */

/** What a unit is to the matcher. */
export const SEPARATOR = 0;
export const ARABIC = 1;
export const LATIN = 2;
export const DIGIT = 3;
export const HAN = 4;
/** A letter of a script that no spelling is written in. */
export const LETTER = 5;
/** A mark or format character: it is not there. */
export const DROPPED = 6;
/** A unit that stands for several, or only together with its neighbour: see expand.ts. */
export const COMPOUND = 7;

/** Class of every code unit. */
export const CLASS = new Uint8Array(0x10000);
/** Folded form of every code unit; 0 for what is dropped. */
export const FOLD = new Uint16Array(0x10000);

const range = (from: number, to: number, visit: (unit: number) => void) => {
  for (let unit = from; unit <= to; unit++) visit(unit);
};
const each = (units: string, visit: (unit: number) => void) => {
  for (const unit of units) visit(unit.charCodeAt(0));
};

/** Arabic letters that newsrooms and keyboards interchange, each group under the letter it folds to. */
const ARABIC_FOLDS: Record<string, string> = {
  ا: 'آأإٱٲٳٵ',
  ي: 'ىیےېۍێۓٸ',
  ه: 'ةۀہۂۃھەۿ',
  ك: 'کڪګگڭڮڰڴػؼ',
  ب: 'پ',
  ج: 'چ',
  ز: 'ژ',
  ف: 'ڤڡڢڣڥڦ',
  غ: 'ڠ',
  ق: 'ڧڨ',
  و: 'ۆۇۈۋ',
};

const DROPPED_RANGES: [number, number][] = [
  [0x00ad, 0x00ad], // soft hyphen
  [0x0300, 0x036f], // combining marks of Latin
  [0x0610, 0x061a], // signs and small vowels
  [0x061c, 0x061c], // Arabic letter mark
  [0x0640, 0x0640], // tatweel
  [0x064b, 0x0652], // harakat
  [0x0656, 0x065f],
  [0x0670, 0x0670], // dagger alef
  [0x06d6, 0x06dc], // Quranic marks
  [0x06df, 0x06e4],
  [0x06e7, 0x06e8],
  [0x06ea, 0x06ed],
  [0x200b, 0x200f], // zero-width space, joiners, direction marks
  [0x202a, 0x202e], // embeddings and overrides
  [0x2060, 0x206f], // word joiner, isolates
  [0xfe00, 0xfe0f], // variation selectors
  [0xfeff, 0xfeff],
];

/**
 * Which units are letters and digits of the scripts that spellings are written in (Unicode's Script and General_Category, checked
 * against them in units.test.ts). Written out, since asking the regular-expression engine costs 15 ms in every page.
 */
const CLASSES: [kind: number, ranges: [number, number][]][] = [
  [
    LETTER,
    [
      [0x0370, 0x1fff],
      [0x2c00, 0x2dff],
      [0x3005, 0x3006],
      [0x3021, 0x302f],
      [0x3031, 0x318f],
      [0xa000, 0xabff],
      [0xac00, 0xd7ff],
      [0xff66, 0xffdc],
    ],
  ],
  [
    SEPARATOR,
    [
      [0x0600, 0x060f],
      [0x061b, 0x061f],
      [0x066a, 0x066d],
      [0x06d4, 0x06d4],
      [0x06dd, 0x06de],
      [0x06e9, 0x06e9],
      [0x06fd, 0x06fe],
    ],
  ],
  [
    ARABIC,
    [
      [0x0620, 0x063f],
      [0x0641, 0x064a],
      [0x066e, 0x066f],
      [0x0671, 0x06d3],
      [0x06d5, 0x06d5],
      [0x06e5, 0x06e6],
      [0x06ee, 0x06ef],
      [0x06fa, 0x06fc],
      [0x06ff, 0x06ff],
      [0x0750, 0x077f],
    ],
  ],
  [
    LATIN,
    [
      [0x41, 0x5a],
      [0x61, 0x7a],
      [0xaa, 0xaa],
      [0xba, 0xba],
      [0xc0, 0xd6],
      [0xd8, 0xf6],
      [0xf8, 0x02b8],
      [0x1e00, 0x1eff],
      [0x2c60, 0x2c7f],
      [0xa722, 0xa787],
      [0xff21, 0xff3a],
      [0xff41, 0xff5a],
    ],
  ],
  [
    DIGIT,
    [
      [0x30, 0x39],
      [0x0660, 0x0669],
      [0x06f0, 0x06f9],
      [0xff10, 0xff19],
    ],
  ],
  [
    HAN,
    [
      [0x3007, 0x3007],
      [0x3400, 0x4dbf],
      [0x4e00, 0x9fff],
      [0xf900, 0xfaff],
    ],
  ],
];

/** The unit that a lone character folds to by compatibility and without its diacritics, or undefined when that is not one unit. */
function compatible(char: string): number | undefined {
  const plain = char
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
  return plain.length === 1 ? plain.charCodeAt(0) : undefined;
}

function fillTables() {
  for (let unit = 0; unit < 0x10000; unit++) FOLD[unit] = unit;
  for (const [kind, ranges] of CLASSES) for (const [from, to] of ranges) CLASS.fill(kind, from, to + 1);

  // Latin: case and diacritics; full-width forms.
  const latin = (unit: number) => {
    const char = String.fromCharCode(unit);
    const folded = compatible(char);
    if (folded === undefined) return;
    const isLetter = folded >= 0x61 && folded <= 0x7a;
    if (!isLetter && !(folded >= 0x30 && folded <= 0x39)) return;
    FOLD[unit] = folded;
    CLASS[unit] = isLetter ? LATIN : DIGIT;
  };
  range(0x41, 0x5a, latin);
  range(0xc0, 0x24f, latin);
  range(0x1e00, 0x1eff, latin);
  range(0xff10, 0xff5a, latin);

  // Arabic letters and digits.
  for (const [letter, forms] of Object.entries(ARABIC_FOLDS)) {
    each(forms, (unit) => {
      FOLD[unit] = letter.charCodeAt(0);
      CLASS[unit] = ARABIC;
    });
  }
  for (const zero of [0x0660, 0x06f0]) {
    range(zero, zero + 9, (unit) => {
      FOLD[unit] = 0x30 + unit - zero;
      CLASS[unit] = DIGIT;
    });
  }

  // Presentation forms: one letter in one of its shapes folds like the letter; ligatures and hamza marks want expand.ts.
  const presentation = (unit: number) => {
    const char = String.fromCharCode(unit);
    const plain = char.normalize('NFKC').replace(/[\u0640\u064b-\u0652 ]/g, '');
    if (plain.length === 0) CLASS[unit] = char.normalize('NFKC') === char ? SEPARATOR : DROPPED;
    else if (plain.length > 1) CLASS[unit] = COMPOUND;
    else if (plain !== char) {
      FOLD[unit] = FOLD[plain.charCodeAt(0)] as number;
      CLASS[unit] = CLASS[plain.charCodeAt(0)] as number;
    }
  };
  range(0xfb00, 0xfb06, presentation);
  range(0xfb50, 0xfdfb, presentation);
  range(0xfe70, 0xfefc, presentation);
  range(0x0653, 0x0655, (unit) => {
    CLASS[unit] = COMPOUND;
  });
  // The only letters beyond the basic plane that news is ever set in are the mathematical alphabets of social posts.
  CLASS[0xd835] = COMPOUND;

  for (const [from, to] of DROPPED_RANGES) {
    CLASS.fill(DROPPED, from, to + 1);
    FOLD.fill(0, from, to + 1);
  }
}

fillTables();

/** Whether a unit belongs to a word, dropped ones aside. */
export const isLetter = (unit: number): boolean => CLASS[unit] !== SEPARATOR && CLASS[unit] !== DROPPED;
