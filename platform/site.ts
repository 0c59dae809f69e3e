/** Sites as the reader writes them. */

/** The host that a text names, as an address or bare: `example.com`, `https://example.com/a`. Undefined when it names none. */
export function hostOf(text: string): string | undefined {
  const trimmed = text.trim();
  const address = /^https?:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (!URL.canParse(address)) return undefined;
  const { hostname, username } = new URL(address);
  // A word alone is no site but the one that a machine is to itself; somebody@example.com is not meant as one.
  const isName = hostname.includes('.') || hostname.startsWith('[') || hostname === 'localhost';
  return isName && username === '' && !hostname.includes('*') ? hostname : undefined;
}
