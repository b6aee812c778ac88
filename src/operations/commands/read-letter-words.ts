import { dayAndDate, longDate, translator } from '#app/platform/language/index.ts';
import { limitDefinition } from '#app/service/deadlines/index.ts';
import type { Reading } from '#app/service/letter-reader/index.ts';

type Lang = 'nl' | 'en';
type Line = readonly [label: string, value: string];

/** A reading as lines for a terminal: label and value, the warnings first. */
export function letterReadingInWords(reading: Reading, lang: Lang): string[] {
  const t = translator(lang);
  const day = (date: string | null): string => (date === null ? t('commands.reading.notFound') : longDate(date, lang));
  const lines: Line[] = [
    [t('commands.reading.kind'), t(`letters.kind.${reading.kind}`)],
    ...reading.warnings.map(({ code }): Line => [t('commands.reading.warnings'), t(`letters.warning.${code}`)]),
    ...(reading.outcome === undefined
      ? []
      : [[t('commands.reading.outcome'), t(`letters.outcome.${reading.outcome}`)] as const]),
    [t('commands.reading.sender'), reading.sender ?? t('commands.reading.notFound')],
    [t('commands.reading.letterDate'), day(reading.letterDate)],
    ...(reading.sentDate === null ? [] : [[t('commands.reading.sentDate'), day(reading.sentDate)] as const]),
    ...reading.deadlines.map((deadline): Line => [t('commands.reading.deadlines'), deadlineInWords(deadline, lang)]),
    ...reading.appointments.map(
      ({ date, time, place }): Line => [
        t('commands.reading.appointments'),
        [dayAndDate(date, lang), time, place].filter((part) => part !== null).join(', '),
      ],
    ),
    ...reading.amounts.map(
      ({ value, payBy }): Line => [
        t('commands.reading.amounts'),
        payBy === undefined
          ? `EUR ${value}`
          : `EUR ${value}, ${t('commands.reading.payBy', { day: longDate(payBy, lang) })}`,
      ],
    ),
    ...reading.references.map(({ kind, value }): Line => [t('commands.reading.references'), `${kind} ${value}`]),
    ...reading.tasks.map((task): Line => [t('commands.reading.tasks'), taskInWords(task, lang)]),
  ];
  const width = Math.max(...lines.map(([label]) => label.length)) + 2;
  return [...lines.map(([label, value]) => `${label.padEnd(width)}${value}`), '', t('commands.reading.confirm')];
}

function deadlineInWords(deadline: Reading['deadlines'][number], lang: Lang): string {
  const t = translator(lang);
  const { what, lastDay, drivingDay, statedLastDay, basis } = deadline;
  const limit =
    what === 'letter' ? t('commands.reading.letterDay') : `${limitDefinition(what)?.names[lang] ?? ''} (${what})`;
  const parts = [t('commands.reading.lastDay', { limit, day: dayAndDate(lastDay, lang) })];
  if (drivingDay !== lastDay) parts.push(t('commands.reading.driving', { day: dayAndDate(drivingDay, lang) }));
  if (statedLastDay !== undefined && what !== 'letter') {
    parts.push(t('commands.reading.stated', { day: longDate(statedLastDay, lang) }));
  }
  return `${parts.join('; ')}${what === 'letter' ? '' : ` (${basis})`}`;
}

function taskInWords({ code, limit, day, term }: Reading['tasks'][number], lang: Lang): string {
  const t = translator(lang);
  const more = [limit, day === undefined ? undefined : longDate(day, lang), term].filter((part) => part !== undefined);
  return more.length === 0 ? t(`commands.task.${code}`) : `${t(`commands.task.${code}`)} (${more.join(', ')})`;
}
