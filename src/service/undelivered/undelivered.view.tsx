import { dateAndTime } from '#app/platform/language/index.ts';
import { Button, EmptyState, Form, Notice, PageHeader, Table, table, useShell } from '#app/platform/web/index.ts';
import { type Undelivered, type UndeliveredAct, undeliveredPlace } from './undelivered.store.ts';

interface UndeliveredPageProps {
  mail: readonly Undelivered[];
  /** What the reader just did; 'gone': the mail went, or somebody was earlier. */
  done: UndeliveredAct | 'gone' | null;
  /** May the reader change the address? */
  corrects: boolean;
}

const undelivered = (corrects: boolean) =>
  table<Undelivered>('cards', {
    to: { head: 'undelivered.to', cell: (mail) => <Mailbox mail={mail} /> },
    notice: { head: 'undelivered.notice', cell: (_, { t }) => t('undelivered.notice.text') },
    tried: {
      head: 'undelivered.tried',
      cell: ({ since, tries }, { t, lang }) => t('undelivered.since', { when: dateAndTime(since, lang), count: tries }),
    },
    next: { head: 'undelivered.next', cell: (mail) => <Next mail={mail} /> },
    act: { head: 'undelivered.act', cell: (mail) => <Acts mail={mail} corrects={corrects} /> },
  });

/** Mail that did not arrive, a line each: to which mailbox, since when, how often tried, and what one does about it. */
export function UndeliveredPage({ mail, done, corrects }: UndeliveredPageProps) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('home.count.mail')}>
        <p>{t('undelivered.what')}</p>
      </PageHeader>
      {done === null ? null : (
        <Notice tone={done === 'gone' ? 'soon' : 'done'} announce>
          <p>{t(`undelivered.did.${done}`)}</p>
        </Notice>
      )}
      {mail.length === 0 ? (
        <EmptyState title={t('undelivered.none')} />
      ) : (
        <Table of={undelivered(corrects)} id="mail" caption={t('undelivered.caption')} rows={mail} />
      )}
    </div>
  );
}

function Mailbox({ mail: { to } }: { mail: Undelivered }) {
  const { t } = useShell();
  return <bdi>{to.kind === 'intake' ? t('undelivered.intake') : t('undelivered.region', { region: to.name })}</bdi>;
}

function Next({ mail: { again, told, homeless } }: { mail: Undelivered }) {
  const { t, lang } = useShell();
  if (told !== null) return t('undelivered.told', { name: told.name, when: dateAndTime(told.at, lang) });
  if (homeless) return t('undelivered.homeless');
  if (again === null) return t('undelivered.over');
  return again <= new Date() ? t('undelivered.soon') : t('undelivered.again', { when: dateAndTime(again, lang) });
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
        <a href={place}>{t(homeless ? 'undelivered.write' : 'undelivered.correct')}</a>
      ) : (
        <p class="small soft">{t(homeless ? 'undelivered.write.leader' : 'undelivered.correct.leader')}</p>
      )}
    </div>
  );
}

function Act({ id, act }: { id: string; act: UndeliveredAct }) {
  const { t } = useShell();
  return (
    <Form action={`${undeliveredPlace}/${id}/${act}`}>
      <Button kind="quiet">{t(`undelivered.act.${act}`)}</Button>
    </Form>
  );
}
