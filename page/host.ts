/** What is ours in a page. */

/** Marks the one element that we put into a page, the host of the card. An attribute: pages may define elements, and then see their insides. */
export const HOST = 'data-hashiya';
