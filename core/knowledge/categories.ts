/** The kinds of terms. Apart from the schemas, so that a page can name them without carrying the validation along. */
export const CATEGORIES = ['company', 'model', 'chip', 'person', 'organization', 'event', 'policy', 'concept'] as const;
export type Category = (typeof CATEGORIES)[number];
