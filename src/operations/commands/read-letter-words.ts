import { dayAndDate, longDate, translator } from '#app/platform/language/index.ts';
import { limitDefinition } from '#app/service/deadlines/index.ts';
import type { Reading } from '#app/service/letter-reader/index.ts';

type Lang = 'nl' | 'en';
type Line = readonly [label: string, value: string];

/** A reading as lines for a terminal: label and value, the warnings first. */
export function readingInWords(reading: Reading, lang: Lang): string[] {
  const t = translator(lang);
  const day = (date: string | null): string => (date === null ? t('letters.reading.notFound') : longDate(date, lang));
  const lines: Line[] = [
    [t('letters.reading.kind'), t(`letters.kind.${reading.kind}`)],
    ...reading.warnings.map(({ code }): Line => [t('letters.reading.warnings'), t(`letters.warning.${code}`)]),
    ...(reading.outcome === undefined
      ? []
      : [[t('letters.reading.outcome'), t(`letters.outcome.${reading.outcome}`)] as const]),
    [t('letters.reading.sender'), reading.sender ?? t('letters.reading.notFound')],
    [t('letters.reading.letterDate'), day(reading.letterDate)],
    ...(reading.sentDate === null ? [] : [[t('letters.reading.sentDate'), day(reading.sentDate)] as const]),
    ...reading.deadlines.map((deadline): Line => [t('letters.reading.deadlines'), deadlineInWords(deadline, lang)]),
    ...reading.appointments.map(
      ({ date, time, place }): Line => [
        t('letters.reading.appointments'),
        [dayAndDate(date, lang), time, place].filter((part) => part !== null).join(', '),
      ],
    ),
    ...reading.amounts.map(
      ({ value, payBy }): Line => [
        t('letters.reading.amounts'),
        payBy === undefined
          ? `EUR ${value}`
          : `EUR ${value}, ${t('letters.reading.payBy', { day: longDate(payBy, lang) })}`,
      ],
    ),
    ...reading.references.map(({ kind, value }): Line => [t('letters.reading.references'), `${kind} ${value}`]),
    ...reading.tasks.map((task): Line => [t('letters.reading.tasks'), taskInWords(task, lang)]),
  ];
  const width = Math.max(...lines.map(([label]) => label.length)) + 2;
  return [...lines.map(([label, value]) => `${label.padEnd(width)}${value}`), '', t('letters.reading.confirm')];
}

function deadlineInWords(deadline: Reading['deadlines'][number], lang: Lang): string {
  const t = translator(lang);
  const { what, lastDay, drivingDay, statedLastDay, basis } = deadline;
  const limit =
    what === 'letter' ? t('letters.reading.letterDay') : `${limitDefinition(what)?.names[lang] ?? ''} (${what})`;
  const parts = [t('letters.reading.lastDay', { limit, day: dayAndDate(lastDay, lang) })];
  if (drivingDay !== lastDay) parts.push(t('letters.reading.driving', { day: dayAndDate(drivingDay, lang) }));
  if (statedLastDay !== undefined && what !== 'letter') {
    parts.push(t('letters.reading.stated', { day: longDate(statedLastDay, lang) }));
  }
  return `${parts.join('; ')}${what === 'letter' ? '' : ` (${basis})`}`;
}

function taskInWords({ code, limit, day, term }: Reading['tasks'][number], lang: Lang): string {
  const t = translator(lang);
  const more = [limit, day === undefined ? undefined : longDate(day, lang), term].filter((part) => part !== undefined);
  return more.length === 0 ? t(`letters.task.${code}`) : `${t(`letters.task.${code}`)} (${more.join(', ')})`;
}
