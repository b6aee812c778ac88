import { Badge, useShell } from '#app/web/index.ts';
import { explain, explanationParts } from './explain.ts';
import type { LetterFacts } from './letter-proposals.ts';
import type { Reading } from './reading.ts';

/** How to tell the client what the letter means, in her words; and what the volunteer herself does and leaves. */
export function LetterExplanation({ reading, facts }: { reading: Reading; facts: LetterFacts }) {
  const { t, lang } = useShell();
  const explanation = explain(readingUnder(reading, facts), lang);
  return (
    <details class="sheet">
      <summary>{t('letters.page.explain')}</summary>
      <div class="stack">
        {explanation.review === 'reviewed' ? null : (
          <p>
            <Badge tone="soon">{t('letters.page.unreviewed')}</Badge>
          </p>
        )}
        <div class="stack close">
          {explanationParts.map((part) => (
            <p>{explanation.client[part].join(' ')}</p>
          ))}
        </div>
        {explanation.volunteer.length === 0 ? null : (
          <div class="stack close">
            <h2>{t('letters.page.forYou')}</h2>
            <ul class="bullets">
              {explanation.volunteer.map((sentence) => (
                <li>{sentence}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </details>
  );
}

/** The reading as a person corrected it: another kind has another explanation. */
function readingUnder(reading: Reading, { kind, outcome, letterDate, sentDate }: LetterFacts): Reading {
  const { outcome: _found, ...rest } = reading;
  return { ...rest, kind, letterDate, sentDate, ...(outcome === null ? {} : { outcome }) };
}
