/** The search libraries beside ours, as they come, fed the same texts. */
import { create, insertMultiple, search as searchOrama } from '@orama/orama';
import FlexSearch from 'flexsearch';
import MiniSearch from 'minisearch';
import type { Pack } from '../../core/knowledge/pack.ts';

export interface Rival {
  name: string;
  /** Ids, the best first. */
  find(query: string): string[];
  /** Size of the index as JSON, in bytes, where the library writes one. */
  size(): Promise<number>;
}

interface Document {
  id: string;
  title: string;
  text: string;
}

const each = (text: { ar: string; en: string } | undefined) => (text ? [text.ar, text.en] : []);

/** Every record as a title or name, with all spellings, and a text. */
export function documentsOf({ terms, stories, facts }: Pack): Document[] {
  return [
    ...terms.map(({ id, name, gloss, spellings }) => ({
      id,
      title: [...each(name), ...spellings.map(({ text }) => text)].join(' \n'),
      text: each(gloss).join(' \n'),
    })),
    ...stories.map(({ id, title, summary, outlet, author }) => ({
      id,
      title: each(title).join(' \n'),
      text: [...each(summary), ...each(outlet), ...each(author)].join(' \n'),
    })),
    ...facts.map(({ id, says, by, via, figures = [] }) => ({
      id,
      title: each(says).join(' \n'),
      text: [...each(by), ...each(via), ...figures.flatMap(({ value, unit }) => [`${value} ${unit.ar}`, `${value} ${unit.en}`])].join(
        ' \n',
      ),
    })),
  ];
}

const LIMIT = 20;

export function miniSearch(documents: Document[]): Rival {
  // Its own manual asks for these two where one searches as one types.
  const index = new MiniSearch<Document>({ fields: ['title', 'text'], searchOptions: { prefix: true, fuzzy: 0.2 } });
  index.addAll(documents);
  return {
    name: 'MiniSearch',
    find: (query) =>
      index
        .search(query)
        .slice(0, LIMIT)
        .map(({ id }) => id as string),
    size: async () => JSON.stringify(index).length,
  };
}

export function flexSearch(documents: Document[]): Rival {
  const index = new FlexSearch.Document({ document: { id: 'id', index: ['title', 'text'] }, tokenize: 'forward' });
  for (const document of documents) index.add(document as never);
  return {
    name: 'FlexSearch',
    find: (query) => [...new Set(index.search(query, { limit: LIMIT }).flatMap(({ result }) => result as string[]))].slice(0, LIMIT),
    size: async () => {
      let size = 0;
      await index.export((_: string, data: string) => {
        size += data?.length ?? 0;
      });
      return size;
    },
  };
}

export async function orama(documents: Document[]): Promise<Rival> {
  const index = create({ schema: { id: 'string', title: 'string', text: 'string' } });
  await insertMultiple(index, documents as never[], 5000);
  return {
    name: 'Orama',
    find: (query) => {
      const found = searchOrama(index, { term: query, limit: LIMIT });
      return (found as unknown as { hits: { document: { id: string } }[] }).hits.map(({ document }) => document.id);
    },
    size: async () => {
      const { save } = await import('@orama/orama');
      return JSON.stringify(save(index)).length;
    },
  };
}
