import type { LastBackup } from '#app/platform/access/visit/index.ts';
import { dateAndTime, type Lang, longDate } from '#app/platform/language/index.ts';
import { DescriptionList, Notice, Section, useShell } from '#app/platform/web/index.ts';

/** A nightly backup that is older than this was missed at least once. */
const lateAfterHours = 36;

interface BackupProps {
  backup: LastBackup | null;
  /** When the leader said last that one was put back elsewhere. */
  tried: Date | null;
  now?: Date;
}

/** How old the last backup is, how large, and whether it was ever tried. No page reads a backup: its command notes this. */
export function BackupInShort({ backup, tried, now = new Date() }: BackupProps) {
  const { t, lang } = useShell();
  return (
    <Section title={t('home.backup')}>
      {backup === null ? (
        <Notice tone="late" title={t('home.backup.none')}>
          <p>{t('home.backup.none.text')}</p>
        </Notice>
      ) : (
        <>
          {isLate(backup, now) ? (
            <Notice tone="late" title={t('home.backup.late')}>
              <p>{t('home.backup.late.text')}</p>
            </Notice>
          ) : null}
          <DescriptionList
            facts={[
              { term: t('home.backup.last'), value: dateAndTime(backup.at, lang) },
              { term: t('home.backup.size'), value: sizeOf(backup.bytes, lang) },
              {
                term: t('home.backup.keys'),
                value: backup.keysBytes === null ? t('home.backup.keys.none') : sizeOf(backup.keysBytes, lang),
              },
            ]}
          />
        </>
      )}
      <p>
        {tried === null ? t('home.backup.tried.never') : t('home.backup.tried', { day: longDate(tried, lang) })}{' '}
        <a href="/first-hour#restore-tried">{t('home.backup.tried.go')}</a>
      </p>
    </Section>
  );
}

const isLate = ({ at }: LastBackup, now: Date) => now.getTime() - new Date(at).getTime() > lateAfterHours * 3_600_000;

/** "1,4 MB", "12 kB" */
function sizeOf(bytes: number, lang: Lang): string {
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${new Intl.NumberFormat(lang, { maximumFractionDigits: unit === 'kB' ? 0 : 1 }).format(Math.max(size, 1))} ${unit}`;
}
