import { dayAndDate, type Lang, longDate, translator } from '#app/platform/language/index.ts';
import { useShell } from '#app/platform/web/index.ts';
import { keyOfAdded } from './letter-seen.ts';
import type { KeptLetter } from './letters.store.ts';
import { statementInWords } from './tell-statements.ts';

/** What people added, in a line each, with its name where it is taken back. */
export function addedLines({ document: { seen } }: KeptLetter, lang: Lang): { value: string; label: string }[] {
  const t = translator(lang);
  return [
    ...seen.days.map((each) => ({
      value: keyOfAdded('day', each),
      label: t('letters.seen.line.day', { ...each, day: dayAndDate(each.day, lang) }),
    })),
    ...seen.appointments.map((each) => ({
      value: keyOfAdded('appointment', each),
      label: t('letters.seen.line.appointment', { name: each.name, day: longDate(each.date, lang) }),
    })),
    ...seen.says.map((each) => ({
      value: keyOfAdded('says', each),
      label: t('letters.seen.line.says', { name: each.name, text: statementInWords(each.says, lang) ?? each.says }),
    })),
  ];
}

/** What people put right in a letter, in a line each: what they added and what it is for, and how much they called wrong. */
export function SeenLines({ letter }: { letter: KeptLetter }) {
  const { t, lang } = useShell();
  const { wrong } = letter.document.seen;
  const added = addedLines(letter, lang);
  const misread = wrong.filter(({ key }) => !added.some(({ value }) => value === key));
  const lines = [
    ...added.map(({ value, label: line }) => {
      const back = wrong.find(({ key }) => key === value);
      return back === undefined ? line : t('letters.seen.line.back', { line, name: back.name });
    }),
    ...(misread.length === 0
      ? []
      : [t('letters.seen.line.wrong', { n: misread.length, name: misread.at(-1)?.name ?? '' })]),
  ];
  if (lines.length === 0) return null;
  return (
    <ul class="bullets">
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
}
