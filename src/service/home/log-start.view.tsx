import { dateAndTime } from '#app/platform/language/index.ts';
import { Button, ButtonLink, ButtonRow, DueList, Form, Notice, Section, useShell } from '#app/platform/web/index.ts';
import { type LogInShort, logDays } from '#app/service/audit-log/index.ts';
import { CountRow } from './count-row.view.tsx';

/** The auditor's start: what needs eyes. Is the audit log whole, did anything ring, what left the installation. */
export function LogStart({ book }: { book: LogInShort }) {
  const { t } = useShell();
  const nothing = book.alarms + book.exports + book.glass + book.refusals === 0;
  return (
    <div class="two">
      <LastCheck check={book.lastCheck} />
      <Section title={t('home.book.eyes', { days: logDays })}>
        {nothing ? <p>{t('home.book.nothing')}</p> : null}
        <DueList>
          <CountRow
            number={book.alarms}
            title={t('home.book.alarms')}
            note={t('home.book.alarms.note')}
            tone="late"
            href="/access-book?show=alarms"
          />
          <CountRow
            number={book.exports}
            title={t('home.book.exports')}
            note={t('home.book.exports.note')}
            tone="info"
            href="/access-book?show=exports"
          />
          <CountRow
            number={book.glass}
            title={t('home.book.glass')}
            note={t('home.book.glass.note')}
            tone="soon"
            href="/access-book?show=glass"
          />
          <CountRow
            number={book.refusals}
            title={t('home.book.refusals')}
            note={t('home.book.refusals.note')}
            tone="late"
            href="/access-book?show=refusals"
          />
        </DueList>
        <ButtonRow>
          <ButtonLink href="/access-book" kind="quiet">
            {t('home.book.go')}
          </ButtonLink>
        </ButtonRow>
      </Section>
    </div>
  );
}

function LastCheck({ check }: { check: LogInShort['lastCheck'] }) {
  const { t, lang } = useShell();
  const when = check === null ? '' : dateAndTime(check.at, lang);
  return (
    <div class="stack near">
      {check === null ? (
        <Notice tone="soon" title={t('home.book.unchecked')}>
          <p>{t('home.book.unchecked.text')}</p>
        </Notice>
      ) : (
        <Notice tone={check.whole ? 'done' : 'late'} title={t(check.whole ? 'home.book.whole' : 'home.book.broken')}>
          <p>{t('home.book.checked', { when, entries: check.entries, since: check.since })}</p>
        </Notice>
      )}
      <Form action="/access-book/verification">
        <ButtonRow>
          <Button>{t('audit-log.verify')}</Button>
        </ButtonRow>
      </Form>
    </div>
  );
}
