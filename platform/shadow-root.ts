/** Shadow roots as only extensions see them, closed ones too. */

interface FirefoxElement extends Element {
  openOrClosedShadowRoot?: ShadowRoot | null;
}
interface ChromeDom {
  dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null };
}

const HTML = 'http://www.w3.org/1999/xhtml';

/** The shadow root of an element, open or closed. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  const { openOrClosedShadowRoot } = element as FirefoxElement;
  if (openOrClosedShadowRoot !== undefined) return openOrClosedShadowRoot;
  // Asked for here: Chrome makes it for a frame when it is first named.
  const { dom } = (globalThis as { chrome?: ChromeDom }).chrome ?? {};
  if (element.shadowRoot || !dom) return element.shadowRoot;
  // Chrome gives it of HTML elements only and throws at others. Asked by name: one that came from a frame is no `HTMLElement` of ours.
  if (element.namespaceURI !== HTML) return null;
  try {
    return dom.openOrClosedShadowRoot(element);
  } catch {
    // The extension is gone from under this script, which will hear of it shortly.
    return null;
  }
}
