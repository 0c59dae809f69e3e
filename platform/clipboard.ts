/** The clipboard, from any page. */

/** Puts text on the clipboard, within a click of the reader. False when the browser does not let us. */
export async function copyText(text: string): Promise<boolean> {
  // Pages without https have no clipboard, and a page's policy can forbid it to its frames.
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text);
  }
}

/** The old way: the browser's own command for copying, whose event we answer before the page sees it. */
function copyByCommand(text: string): boolean {
  let copied = false;
  const onCopy = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    copied = true;
  };
  addEventListener('copy', onCopy, { capture: true });
  const done = document.execCommand('copy');
  removeEventListener('copy', onCopy, { capture: true });
  return done && copied;
}
