import type { WitnessState } from '#app/platform/audit/index.ts';
import { dateAndTime } from '#app/platform/language/index.ts';
import { Notice, Section, useShell } from '#app/platform/web/index.ts';

/** What the witnesses on other hosts say of the log: up to which entry, since when, and what is wrong with one. */
export function Witnesses({ witnesses }: { witnesses: Readonly<Record<string, WitnessState>> }) {
  const { t } = useShell();
  const known = Object.entries(witnesses);
  if (known.length === 0) return null;
  return (
    <Section title={t('audit-log.witness.title')}>
      {known.map(([name, state]) => (
        <WitnessNotice name={name} state={state} />
      ))}
    </Section>
  );
}

const troubles = ['away', 'lies', 'differs', 'ahead', 'clock', 'unknown-here'] as const;

function WitnessNotice({ name, state }: { name: string; state: WitnessState }) {
  const { t, lang } = useShell();
  const { size, at, trouble } = state;
  const why = troubles.find((one) => one === trouble?.why);
  const confirmed =
    size === null || at === null
      ? t('audit-log.witness.nothing')
      : t('audit-log.witness.confirmed', { entries: size, when: dateAndTime(at, lang) });
  const tone = trouble === null ? 'done' : why === 'away' ? 'soon' : 'late';
  return (
    <Notice tone={tone} title={name}>
      {trouble === null ? null : (
        <p>
          {t(`audit-log.witness.${why ?? 'lies'}`)}{' '}
          {t('audit-log.witness.since', { when: dateAndTime(trouble.since, lang) })}
        </p>
      )}
      <p>{confirmed}</p>
    </Notice>
  );
}
