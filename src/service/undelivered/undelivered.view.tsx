import type { Child } from 'hono/jsx';
import { dateAndTime } from '#app/platform/language/index.ts';
import { Button, DataTable, EmptyState, Form, Notice, PageHeader, useShell } from '#app/platform/web/index.ts';
import { type Undelivered, type UndeliveredAct, undeliveredPlace } from './undelivered.store.ts';

interface UndeliveredPageProps {
  mail: readonly Undelivered[];
  /** What the reader just did; 'gone': the mail went, or somebody was earlier. */
  done: UndeliveredAct | 'gone' | null;
  /** May the reader change the address? */
  corrects: boolean;
}

/** Mail that did not arrive, a line each: to which mailbox, since when, how often tried, and what one does about it. */
export function UndeliveredPage({ mail, done, corrects }: UndeliveredPageProps) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('start.count.mail')}>
        <p>{t('start.mail.what')}</p>
      </PageHeader>
      {done === null ? null : (
        <Notice tone={done === 'gone' ? 'soon' : 'done'} announce>
          <p>{t(`start.mail.did.${done}`)}</p>
        </Notice>
      )}
      {mail.length === 0 ? (
        <EmptyState title={t('start.mail.none')} />
      ) : (
        <DataTable
          id="mail"
          caption={t('start.mail.caption')}
          stacks
          columns={[
            { head: t('start.mail.to') },
            { head: t('start.mail.notice') },
            { head: t('start.mail.tried') },
            { head: t('start.mail.next') },
            { head: t('start.mail.act') },
          ]}
          rows={mail.map((one): Child[] => [
            <Mailbox mail={one} />,
            t('start.mail.notice.text'),
            <Tried mail={one} />,
            <Next mail={one} />,
            <Acts mail={one} corrects={corrects} />,
          ])}
        />
      )}
    </div>
  );
}

function Mailbox({ mail: { to } }: { mail: Undelivered }) {
  const { t } = useShell();
  return <bdi>{to.kind === 'intake' ? t('start.mail.intake') : t('start.mail.region', { region: to.name })}</bdi>;
}

function Tried({ mail: { since, tries } }: { mail: Undelivered }) {
  const { t, lang } = useShell();
  return t('start.mail.since', { when: dateAndTime(since, lang), count: tries });
}

function Next({ mail: { again, told, homeless } }: { mail: Undelivered }) {
  const { t, lang } = useShell();
  if (told !== null) return t('start.mail.told', { name: told.name, when: dateAndTime(told.at, lang) });
  if (homeless) return t('start.mail.homeless');
  if (again === null) return t('start.mail.over');
  return again <= new Date() ? t('start.mail.soon') : t('start.mail.again', { when: dateAndTime(again, lang) });
}

function Acts({ mail: { id, to, told, homeless }, corrects }: { mail: Undelivered; corrects: boolean }) {
  const { t } = useShell();
  const place = to.kind === 'intake' ? '/teams/intake' : `/regions/${to.id}`;
  return (
    <div class="stack close">
      {told === null ? (
        <>
          <Act id={id} act="again" />
          <Act id={id} act="told" />
        </>
      ) : null}
      {corrects ? (
        <a href={place}>{t(homeless ? 'start.mail.write' : 'start.mail.correct')}</a>
      ) : (
        <p class="small soft">{t(homeless ? 'start.mail.write.leader' : 'start.mail.correct.leader')}</p>
      )}
    </div>
  );
}

function Act({ id, act }: { id: string; act: UndeliveredAct }) {
  const { t } = useShell();
  return (
    <Form action={`${undeliveredPlace}/${id}/${act}`}>
      <Button kind="quiet">{t(`start.mail.act.${act}`)}</Button>
    </Form>
  );
}
