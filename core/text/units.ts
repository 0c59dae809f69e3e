/**
 * Folding, one UTF-16 code unit at a time: what differs between newsrooms but not between words becomes the same. Two tables, made
 * 256 units at a time when the first of them is met: a text is written in few scripts, and the whole tables cost every frame 2 ms. Sources:
 * Lucene's ArabicNormalizer and PersianNormalizer, PyArabic, Unicode's NFKC and the joining marks of the Arabic block; see
 * docs/lexicon.md for what is folded and what is kept.
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

/** The block that all of them are in. */
const ARABIC_BLOCK = 0x0600;

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

/** Ranges whose letters and digits lose case, diacritics and full width. */
const LATIN_RANGES: [number, number][] = [
  [0x41, 0x5a],
  [0xc0, 0x24f],
  [0x1e00, 0x1eff],
  [0xff10, 0xff5a],
];
/** Letters in one of their shapes, and ligatures. */
const PRESENTATION_RANGES: [number, number][] = [
  [0xfb00, 0xfb06],
  [0xfb50, 0xfdfb],
  [0xfe70, 0xfefc],
];
/** Combining hamza and madda; and of all letters beyond the basic plane the only ones that news is ever set in, the mathematical alphabets of social posts. */
const COMPOUND_RANGES: [number, number][] = [
  [0x0653, 0x0655],
  [0xd835, 0xd835],
];

/** What is known of 256 units in a row. */
interface Block {
  classes: Uint8Array;
  /** Folded forms; 0 for what is dropped. */
  folds: Uint16Array;
}

const blocks: (Block | undefined)[] = new Array(0x100);
const blockOf = (unit: number): Block => blocks[unit >> 8] ?? makeBlock(unit >> 8);

/** Class of a code unit; -1 of what lies beyond the ends of a text (NaN). */
export const classOf = (unit: number): number => (unit >= 0 ? (blockOf(unit).classes[unit & 0xff] as number) : -1);
/** Folded form of a code unit; 0 for what is dropped. */
export const foldOf = (unit: number): number => blockOf(unit).folds[unit & 0xff] as number;

/** The unit that a character folds to by compatibility and without its diacritics, or undefined when that is not one unit. */
function compatible(char: string): number | undefined {
  const parts = char.normalize('NFKD');
  for (let i = 1; i < parts.length; i++) if (parts.charCodeAt(i) < 0x0300 || parts.charCodeAt(i) > 0x036f) return undefined;
  return parts.charAt(0).toLowerCase().charCodeAt(0);
}

function makeBlock(number: number): Block {
  const first = number << 8;
  const classes = new Uint8Array(0x100);
  const folds = new Uint16Array(0x100);
  blocks[number] = { classes, folds };
  for (let i = 0; i < 0x100; i++) folds[i] = first + i;
  /** Visits the units of a range that are in this block, by their place in it. */
  const each = ([from, to]: [number, number], visit: (place: number) => void) => {
    for (let unit = Math.max(from, first); unit <= Math.min(to, first + 0xff); unit++) visit(unit - first);
  };
  const mark = (kind: number, ranges: [number, number][]) => {
    for (const [from, to] of ranges) if (to >= first && from <= first + 0xff) classes.fill(kind, Math.max(from - first, 0), to - first + 1);
  };
  for (const [kind, ranges] of CLASSES) mark(kind, ranges);

  // Latin: case and diacritics; full-width forms.
  for (const range of LATIN_RANGES) {
    each(range, (place) => {
      const folded = compatible(String.fromCharCode(first + place));
      if (folded === undefined) return;
      const isLetter = folded >= 0x61 && folded <= 0x7a;
      if (!isLetter && !(folded >= 0x30 && folded <= 0x39)) return;
      folds[place] = folded;
      classes[place] = isLetter ? LATIN : DIGIT;
    });
  }

  // Arabic letters and digits.
  if (first === ARABIC_BLOCK) {
    for (const [letter, forms] of Object.entries(ARABIC_FOLDS)) {
      for (const form of forms) {
        folds[form.charCodeAt(0) - first] = letter.charCodeAt(0);
        classes[form.charCodeAt(0) - first] = ARABIC;
      }
    }
    for (const zero of [0x0660, 0x06f0]) {
      each([zero, zero + 9], (place) => {
        folds[place] = 0x30 + first + place - zero;
      });
    }
  }

  // Presentation forms: one letter in one of its shapes folds like the letter; ligatures and hamza marks want expand.ts.
  for (const range of PRESENTATION_RANGES) {
    each(range, (place) => {
      const char = String.fromCharCode(first + place);
      const plain = char.normalize('NFKC').replace(/[\u0640\u064b-\u0652 ]/g, '');
      if (plain.length === 0) classes[place] = char.normalize('NFKC') === char ? SEPARATOR : DROPPED;
      else if (plain.length > 1) classes[place] = COMPOUND;
      else if (plain !== char) {
        folds[place] = foldOf(plain.charCodeAt(0));
        classes[place] = classOf(plain.charCodeAt(0));
      }
    });
  }
  mark(COMPOUND, COMPOUND_RANGES);

  mark(DROPPED, DROPPED_RANGES);
  for (const range of DROPPED_RANGES) {
    each(range, (place) => {
      folds[place] = 0;
    });
  }
  return { classes, folds };
}

/** Whether a unit belongs to a word, dropped ones aside. */
export function isLetter(unit: number): boolean {
  const kind = classOf(unit);
  return kind !== SEPARATOR && kind !== DROPPED;
}
