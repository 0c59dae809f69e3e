/** The words of the sample paragraph. */
import ar from './sample.ar.json';
import en from './sample.en.json';

export const SAMPLE = { ar, en };
export type SampleKey = keyof typeof en;
