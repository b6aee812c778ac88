import { dayAndDate, inEuros } from '#app/platform/language/index.ts';
import { DescriptionList, useShell } from '#app/platform/web/index.ts';
import type { Reading } from '#app/service/letter-reader/index.ts';
import { senderInWords } from './letter-words.ts';
import { isFromLawyer, tellStatements } from './tell-statements.ts';
import type { Telling } from './telling-rules.ts';

/** A letter that is not known: five questions that lead two people through it, with what was seen beside each. */
export function FiveQuestions({ reading, telling }: { reading: Reading; telling: Telling }) {
  const { t, lang } = useShell();
  const { sender, deadlines, appointments, amounts, tasks } = reading;
  const seen = (values: readonly string[]): string =>
    values.length > 0 ? [...new Set(values)].join('; ') : t('letters.five.notSeen');
  const days = deadlines.map(({ drivingDay }) => drivingDay).sort();
  const remedies = tellStatements(reading, lang, telling).filter(({ id }) => id.startsWith('remedy'));
  const hasTerm = tasks.some(({ code }) => code === 'stated_term');
  return (
    <section class="stack close">
      <h2>{t('letters.five.title')}</h2>
      <p class="soft">{t('letters.five.lead')}</p>
      <DescriptionList
        facts={[
          { term: t('letters.five.sender'), value: senderInWords(sender, lang) ?? t('letters.five.notSeen') },
          { term: t('letters.five.day'), value: seen(days.map((day) => dayAndDate(day, lang))) },
          {
            term: t('letters.five.appointment'),
            value: seen(
              appointments.map(({ date, time }) => [dayAndDate(date, lang), time].filter(Boolean).join(', ')),
            ),
          },
          {
            term: t('letters.five.amount'),
            value: seen(amounts.map(({ value }) => inEuros(value, lang))),
          },
          {
            term: t('letters.five.remedy'),
            value:
              remedies.length > 0
                ? seen(remedies.map(({ text }) => text))
                : t(hasTerm ? 'letters.five.remedySeen' : 'letters.five.notSeen'),
          },
        ]}
      />
      <p>
        <strong>{t(isFromLawyer(reading) ? 'letters.five.advice.lawyer' : 'letters.five.advice')}</strong>
      </p>
    </section>
  );
}
