/** Where the reader is in a page before a card takes the focus: what has the focus, and what is selected. */

/** Remembers it; what is returned brings it back, without scrolling. */
export function rememberWhereabouts(): () => void {
  const focused = deepestFocus(document);
  const selection = document.getSelection();
  const { anchorNode, anchorOffset = 0, focusNode, focusOffset = 0 } = selection ?? {};
  return () => {
    if (focused instanceof HTMLElement || focused instanceof SVGElement) focused.focus({ preventScroll: true });
    if (!selection || !anchorNode?.isConnected || !focusNode?.isConnected) return;
    const isSame =
      selection.anchorNode === anchorNode &&
      selection.anchorOffset === anchorOffset &&
      selection.focusNode === focusNode &&
      selection.focusOffset === focusOffset;
    if (isSame) return;
    try {
      selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
    } catch {
      // The text has become shorter than where the selection was: there is nothing to bring back.
    }
  };
}

/** The element that has the focus, in open shadow roots too. */
function deepestFocus(root: DocumentOrShadowRoot): Element | null {
  const { activeElement } = root;
  const inner = activeElement?.shadowRoot;
  return inner ? (deepestFocus(inner) ?? activeElement) : activeElement;
}
