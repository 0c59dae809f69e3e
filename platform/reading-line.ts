/** The line on which texts are read: what could be mentions in each. */
import type { Report } from '../core/lexicon/report.ts';
import { answerLines, Line } from './line.ts';

const NAME = 'read';

/** In a page. */
export const readingLine = (): Line<string[], Report> => new Line(NAME);

/** In the background. */
export const answerReading = (read: (texts: string[]) => Promise<Report>): void => answerLines(NAME, read);
