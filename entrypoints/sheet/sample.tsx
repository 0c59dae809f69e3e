/** A paragraph to point at, marked as on any page: see read-along.ts. */
import type { Words } from '../../components/i18n.ts';
import type { SampleKey } from '../../components/messages/sample.ts';

export function Sample({ words, on }: { words: Words<SampleKey>; on: boolean }) {
  return (
    <figure class="sample">
      <blockquote>
        <p>{words.say('sample.text')}</p>
      </blockquote>
      <figcaption>{words.say(on ? 'sample.point' : 'sample.off')}</figcaption>
    </figure>
  );
}
