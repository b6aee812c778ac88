import { Badge, ReadAloud, useShell } from '#app/platform/web/index.ts';
import type { Explanation } from './explain.ts';
import { ToldParts } from './explanation-parts.view.tsx';
import { glossaryFor } from './glossary.ts';
import { mayTell } from './may-tell.ts';
import type { LetterPlaces } from './places.ts';
import type { Telling } from './telling-rules.ts';

interface LetterExplanationProps {
  explanation: Explanation;
  places: LetterPlaces;
  telling: Telling;
}

/**
 * How to tell the client what the letter means, in plain words; and what the volunteer does and leaves. The volunteer
 * sees it with its marks; the machine reads aloud to the client only what a client may be told.
 */
export function LetterExplanation({ explanation, places, telling }: LetterExplanationProps) {
  const { t, lang } = useShell();
  const { standing, confidence } = explanation;
  return (
    <section class="sheet stack near" id="explanation" aria-labelledby="explanation-title">
      <div class="stack close">
        <h2 id="explanation-title">{t('letters.page.explain')}</h2>
        {standing === 'approved' && confidence !== 'LOW' ? null : (
          <p class="row">
            {standing === 'waiting' ? <Badge tone="soon">{t('letters.page.unreviewed')}</Badge> : null}
            {standing === 'suspended' ? <Badge tone="late">{t('letters.page.suspended')}</Badge> : null}
            {confidence === 'LOW' ? <Badge tone="late">{t('letters.page.unsure')}</Badge> : null}
          </p>
        )}
        {mayTell(explanation) ? <ReadAloud of="explanation-told" /> : null}
      </div>
      <div class="stack close" id="explanation-told">
        <ToldParts
          explanation={explanation}
          places={places}
          glossary={glossaryFor(lang, telling, 'colleague')}
          fold={{ summary: t('letters.page.explain.rest'), after: <ForVolunteer sentences={explanation.volunteer} /> }}
        />
      </div>
    </section>
  );
}

/** What the volunteer does and leaves. */
function ForVolunteer({ sentences }: { sentences: readonly string[] }) {
  const { t } = useShell();
  if (sentences.length === 0) return null;
  return (
    <>
      <h3>{t('letters.page.forYou')}</h3>
      <ul class="bullets">
        {sentences.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
    </>
  );
}
