import { Badge, useShell } from '#app/platform/web/index.ts';
import type { Explanation } from './explain.ts';
import { ToldParts } from './explanation-parts.view.tsx';
import { mayTell } from './may-tell.ts';
import type { LetterPlaces } from './places.ts';
import { ReadAloud } from './read-aloud.view.tsx';

/**
 * How to tell the client what the letter means, in plain words; and what the volunteer does and leaves. The volunteer
 * sees it with its marks; the machine reads aloud to the client only what a client may be told.
 */
export function LetterExplanation({ explanation, places }: { explanation: Explanation; places: LetterPlaces }) {
  const { t, demo } = useShell();
  return (
    <section class="sheet stack" id="explanation" aria-labelledby="explanation-title">
      <div class="stack close">
        <h2 id="explanation-title">{t('letters.page.explain')}</h2>
        {explanation.review === 'reviewed' && explanation.confidence !== 'LOW' ? null : (
          <p class="row">
            {explanation.review === 'reviewed' ? null : <Badge tone="soon">{t('letters.page.unreviewed')}</Badge>}
            {explanation.confidence === 'LOW' ? <Badge tone="late">{t('letters.page.unsure')}</Badge> : null}
          </p>
        )}
        {mayTell(explanation, demo) ? <ReadAloud of="explanation-told" /> : null}
      </div>
      <div class="stack close" id="explanation-told">
        <ToldParts explanation={explanation} places={places} />
      </div>
      {explanation.volunteer.length === 0 ? null : (
        <div class="stack close">
          <h3>{t('letters.page.forYou')}</h3>
          <ul class="bullets">
            {explanation.volunteer.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
