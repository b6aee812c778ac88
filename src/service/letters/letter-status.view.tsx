import { type Lang, longDate } from '#app/platform/language/index.ts';
import { Notice, useShell } from '#app/platform/web/index.ts';
import { limitName } from '#app/service/procedures/index.ts';
import { DaysGone } from './days-gone.view.tsx';
import { factsNow } from './letter-facts.ts';
import { daysGone } from './letter-proposals.ts';
import { kindInWords } from './letter-words.ts';
import type { KeptLetter } from './letters.store.ts';

/** How the letter stands: checked by whom and when, what was left out, or set aside and why. */
export function LetterStanding({ letter, lang }: { letter: KeptLetter; lang: Lang }) {
  const { t } = useShell();
  const { confirmation, setAside, reading } = letter.document;
  if (letter.state === 'set-aside' && setAside !== null) {
    const { name, at, reason } = setAside;
    return (
      <Notice tone="info" title={t('letters.page.setAside')}>
        <p>{t('letters.page.setAside.by', { name, day: longDate(at, lang), reason })}</p>
      </Notice>
    );
  }
  if (confirmation === null) return null;
  const leftOut = confirmation.limits.filter(({ choice }) => choice === 'leave');
  const isNoneKept = leftOut.length > 0 && leftOut.length === confirmation.limits.length;
  const by = t(isNoneKept ? 'letters.page.confirmed.none' : 'letters.page.confirmed.by', {
    name: confirmation.name,
    day: longDate(confirmation.at, lang),
  });
  // The days stand below: a line is enough, unless somebody decided otherwise than the machine read.
  const isAsRead = confirmation.kind === reading.kind && daysGone(reading, factsNow(letter)).length === 0;
  if (isAsRead && leftOut.length === 0) return <p class="small soft">{by}</p>;
  return (
    <Notice tone="done" title={t('letters.page.confirmed')}>
      <p>{by}</p>
      {confirmation.kind === reading.kind ? null : (
        <p>{t('letters.page.confirmed.found', { kind: kindInWords(reading.kind, lang) })}</p>
      )}
      <DaysGone letter={letter} facts={factsNow(letter)} />
      {leftOut.map(({ what, reason }) => (
        <p>
          {t('letters.page.confirmed.left', { name: limitName(what, confirmation.kind, lang), reason: reason ?? '' })}
        </p>
      ))}
    </Notice>
  );
}
