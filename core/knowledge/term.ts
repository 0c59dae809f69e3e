/** What a term is: one company, model, chip, person, organization, event, policy or concept of the story that we follow. */
import * as v from 'valibot';
import { CATEGORIES } from './categories.ts';
import { Bilingual, Id, Line } from './text.ts';

export const LANGUAGES = ['ar', 'en', 'zh'] as const;

/**
 * The circumstances in which a spelling is read as its term. For a spelling that always means it there are none.
 * Words are compared folded; an Arabic word is also found behind a proclitic or an article.
 */
const Circumstances = {
  /** Directly before the mention, with at most quotation marks between, stands one of these words or phrases. */
  after: v.optional(v.array(Line)),
  /** Directly behind it. */
  before: v.optional(v.array(Line)),
  /** Somewhere in the same block of text. */
  near: v.optional(v.array(Line)),
};

const When = v.strictObject({
  ...Circumstances,
  /** One of these terms is surely mentioned somewhere on the page. */
  page: v.optional(v.array(Id)),
  /** Another term is surely mentioned in the same block, or two others on the page. */
  evidence: v.optional(v.literal(true)),
  /** The term itself is surely mentioned on the page by another spelling: a surname once the full name was given. */
  named: v.optional(v.literal(true)),
  /** It stands in quotation marks of its own. */
  quoted: v.optional(v.literal(true)),
});

export const Spelling = v.strictObject({
  text: Line,
  lang: v.picklist(LANGUAGES),
  /**
   * name: takes و ف ب ل ك and no ending. noun: also the article, pronoun endings, dual, accusative; in English a plural.
   * acronym: a name whose letters may be parted by dots, spaces or hyphens and whose Latin letters must be capitals.
   */
  kind: v.picklist(['name', 'noun', 'acronym']),
  /**
   * How closely the letters of the page must follow the spelling. any: case, hamza and yeh habits are free. capitals: what is a
   * capital here must be one there. exact: letter for letter, vowel marks aside.
   */
  letters: v.optional(v.picklist(['any', 'capitals', 'exact'])),
  /** Any one of these suffices; without `when` the spelling needs nothing. */
  when: v.optional(When),
  /** Any one of these forbids it, whatever `when` says. */
  unless: v.optional(v.strictObject(Circumstances)),
});
export type Spelling = v.InferOutput<typeof Spelling>;

/** A phrase with a gap: from a word of `open` to the next of `close`, at most `within` words apart, in one sentence. */
export const Frame = v.strictObject({
  lang: v.picklist(LANGUAGES),
  open: v.array(Line),
  close: v.array(Line),
  /** One of these words must stand between the two: "restrictions on China's *access* to chips". */
  with: v.optional(v.array(Line)),
  /** Words allowed between the two. */
  within: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(12)),
});
export type Frame = v.InferOutput<typeof Frame>;

/** A phrase in which a spelling of the term means something else. */
export const OtherSense = v.strictObject({ phrase: Line, means: Line });

export const Term = v.strictObject({
  id: Id,
  category: v.picklist(CATEGORIES),
  /** core: of the story itself. context: known from elsewhere too. */
  tier: v.picklist(['core', 'context']),
  name: Bilingual,
  /** One sentence. */
  gloss: Bilingual,
  /** The term whose name may stand straight before this one's as a part of it: "Nvidia B200". */
  maker: v.optional(Id),
  /** A version may follow and belongs to the name: "Qwen2.5-Max", "لاما 3.1". */
  versions: v.optional(v.literal(true)),
  /** Too common a word in the news to vouch for the sense of another: AI, a head of state. */
  weakEvidence: v.optional(v.literal(true)),
  spellings: v.pipe(v.array(Spelling), v.minLength(1, 'needs at least one spelling')),
  frames: v.optional(v.array(Frame)),
  otherSenses: v.optional(v.array(OtherSense)),
});
export type Term = v.InferOutput<typeof Term>;
