import { dayAndDate } from '#app/platform/language/index.ts';
import { useShell } from '#app/platform/web/index.ts';
import { limitName } from '#app/service/procedures/index.ts';
import { daysGone, type LetterFacts } from './letter-proposals.ts';
import type { KeptLetter } from './letters.store.ts';

/** The earlier days that the system had read, where a person took the letter for something else. */
export function DaysGone({ letter, facts }: { letter: KeptLetter; facts: LetterFacts }) {
  const { t, lang } = useShell();
  const { reading } = letter.document;
  return (
    <>
      {daysGone(reading, facts).map(({ what, day }) => (
        <p>{t('letters.confirm.gone', { name: limitName(what, reading.kind, lang), day: dayAndDate(day, lang) })}</p>
      ))}
    </>
  );
}
