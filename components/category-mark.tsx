/** A category's sign and name: a shape of its own beside the hue, for those who see no hues. */
import type { Category } from '../core/knowledge/categories.ts';
import type { Words } from './i18n.ts';
import type { SharedKey } from './messages/shared.ts';

/** Drawn on a 12 by 12 grid in strokes. */
const SHAPES: Record<Category, string> = {
  company: 'M2 11V3l5-2v10M7 5h3v6M1 11h10M4 5h1M4 8h1',
  model: 'M6 1l5 3-5 3-5-3zM1 6.5l5 3 5-3M1 9l5 3 5-3',
  chip: 'M3 3h6v6H3zM4.5 3V1M7.5 3V1M4.5 11V9M7.5 11V9M3 4.5H1M3 7.5H1M11 4.5H9M11 7.5H9',
  person: 'M6 6a2.4 2.4 0 1 0 0-4.8A2.4 2.4 0 0 0 6 6zM1.5 11.2C2 8.6 3.8 7.5 6 7.5s4 1.1 4.5 3.7',
  organization: 'M1 4l5-3 5 3zM2 10h8M1 11.5h10M3 5v4M6 5v4M9 5v4',
  event: 'M1.5 2.5h9v8.5h-9zM1.5 5h9M4 1v2.500M8 1v2.500',
  policy: 'M6 1v10M3 11h6M2 3h8M2 3L.700 7h2.600zM10 3L8.700 7h2.600z',
  concept: 'M4.500 9.500h3M5 11.200h2M4 8C2.800 7.200 2.500 6 2.500 5a3.500 3.500 0 0 1 7 0c0 1-.3 2.200-1.500 3z',
};

/** The sign alone, for where the name of the category is told otherwise or not at all. */
export const CategorySign = ({ category }: { category: Category }) => (
  <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
    <path d={SHAPES[category]} fill="none" stroke="currentColor" stroke-width="1" stroke-linejoin="round" stroke-linecap="round" />
  </svg>
);

export function CategoryMark({ category, words }: { category: Category; words: Words<SharedKey> }) {
  return (
    <span class="category" data-category={category}>
      <CategorySign category={category} />
      {words.say(`category.${category}`)}
    </span>
  );
}
