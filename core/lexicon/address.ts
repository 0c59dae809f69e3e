/** Web and mail addresses, handles, and hashtags of several words: nothing in them is a mention. */

const DOMAINS = 'com|org|net|io|ai|co|cn|gov|edu|info|news|me|tv|uk|sa|eg|ae';
const BEFORE = /@[\w.-]*$|:\/\/|\bwww\.|[\w-]+\.[a-z]{2,24}\//i;
const BEHIND = new RegExp(`^[\\w-]*@[\\w-]+\\.|^[\\w-]*\\.(?:${DOMAINS})\\b`, 'i');
/** Ends an address on either side. */
const OUTSIDE = /[\s"'“”«»()<>،]/;
/** How far an address is looked along, in UTF-16 units. */
const REACH = 200;

/** Characters that stand beside a mention in an address and hardly ever in running text. */
const JOINS = new Set([...'./@-_:=?&'].map((char) => char.charCodeAt(0)));
const isWord = (char: string) => /[\p{L}\p{N}]/u.test(char);

/** Whether the mention (UTF-16 offsets, `end` exclusive) is a part of an address, a handle or a longer hashtag. */
export function isInAddress(text: string, start: number, end: number): boolean {
  const joinedBefore = JOINS.has(text.charCodeAt(start - 1));
  const joinedBehind = JOINS.has(text.charCodeAt(end)) && (text.charAt(end) === '@' || isWord(text.charAt(end + 1)));
  if (!joinedBefore && !joinedBehind) return false;
  // #رقائق_الخليج, open_ai_key; but _OpenAI_ is emphasis in a plain text.
  if (text.charAt(start - 1) === '_' && isWord(text.charAt(start - 2))) return true;
  if (joinedBehind && text.charAt(end) === '_') return true;
  let from = start;
  while (from > 0 && start - from < REACH && !OUTSIDE.test(text.charAt(from - 1))) from--;
  let to = end;
  while (to < text.length && to - end < REACH && !OUTSIDE.test(text.charAt(to))) to++;
  const before = text.slice(from, start);
  if (BEFORE.test(before)) return true;
  // A name with a dot in it, such as Z.ai, behind another label: chat.z.ai.
  if (text.slice(start, end).includes('.') && /[\w-]\.$/.test(before)) return true;
  return BEHIND.test(text.slice(end, to));
}
