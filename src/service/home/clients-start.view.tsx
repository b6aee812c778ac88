import type { AccessNotices, GotClient } from '#app/platform/access/notices/index.ts';
import { longDate, today } from '#app/platform/language/index.ts';
import { ButtonLink, ButtonRow, EmptyState, Notice, Section, useShell } from '#app/platform/web/index.ts';
import { type ClientLine, FirstPageMessages } from '#app/service/cases/index.ts';
import type { DueNotice } from '#app/service/procedures/index.ts';
import type { Absence } from '#app/service/volunteers/index.ts';
import { GotNotice } from './access-notices.view.tsx';
import { ClientTodo } from './client-todo.view.tsx';
import { noticesBeside } from './due-rows.view.tsx';
import { clientToday, type OwnClients, promisedFirst } from './own-clients.ts';

interface ClientsStartProps {
  own: OwnClients;
  absence: Absence | null;
  /** Clients that were given lately, by reference. */
  got: AccessNotices['got'] | undefined;
}

/**
 * A volunteer's start. During absence what is new waits, and everything else is folded: it is the coordinator's now.
 * Who wants to look still can.
 */
export function ClientsStart({ own, absence, got }: ClientsStartProps) {
  const { t, lang } = useShell();
  if (absence === null) return <Clients own={own} got={got} />;
  const { from, until, by } = absence;
  const days = { from: longDate(from, lang), until: longDate(until, lang), name: by };
  if (from > today().toString())
    return (
      <>
        <Notice>
          <p>{t('home.away.later', days)}</p>
        </Notice>
        <Clients own={own} got={got} />
      </>
    );
  return (
    <>
      <Notice title={t('home.away.title', days)}>
        <p>{t('home.away.text', days)}</p>
      </Notice>
      <details>
        <summary>{t('home.away.look')}</summary>
        <div class="stack">
          <Clients own={{ ...own, notices: [] }} got={got} />
        </div>
      </details>
    </>
  );
}

/** For each client the next appointment, what was promised, what is still to be written; two buttons. */
function Clients({ own, got }: Pick<ClientsStartProps, 'own' | 'got'>) {
  const { t } = useShell();
  if (own.lines.length === 0) {
    return (
      <EmptyState title={t('home.nobody')}>
        <p>{t('home.nobody.text')}</p>
      </EmptyState>
    );
  }
  const [only] = own.lines;
  const alone = own.lines.length === 1;
  return (
    <>
      <FirstPageMessages lines={own.messages} />
      <div class={alone ? 'stack' : 'two'}>
        {own.lines.map((line) => (
          <ClientSection line={line} own={own} got={got?.get(line.reference)} withButtons={!alone} />
        ))}
      </div>
      {alone && only ? <Buttons reference={only.reference} wide /> : null}
    </>
  );
}

interface ClientSectionProps {
  line: ClientLine;
  own: OwnClients;
  got: GotClient | undefined;
  withButtons: boolean;
}

function ClientSection({ line, own, got, withButtons }: ClientSectionProps) {
  const { t } = useShell();
  const { reference, header } = line;
  const now = clientToday(own, reference);
  const shown = [...promisedFirst(now), ...(now.appointment ? [now.appointment] : [])];
  const title = header.nameToUse === null ? t('home.client.noName') : t('home.client', { name: header.nameToUse });
  return (
    <Section title={title}>
      <GotNotice got={got} />
      <News notices={noticesBeside(now.notices, shown)} />
      <ClientTodo now={now} />
      {withButtons ? <Buttons reference={reference} /> : null}
      <p>
        <a href={`/clients/${reference}`}>{t('home.client.page')}</a>
      </p>
    </Section>
  );
}

/** "There is something new", never what: that stands behind the link (docs/security.md, “What a name may tell”). */
function News({ notices }: { notices: readonly DueNotice[] }) {
  const { t } = useShell();
  if (notices.length === 0) return null;
  return (
    <Notice title={t('home.notice', { count: notices.length })}>
      <ul class="row">
        {notices.map((notice, at) => (
          <li>
            <a href={`/clients/${notice.reference}/limits/${notice.limitId}`}>
              {t('home.notice.see', { place: at + 1 })}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/**
 * Big and under the thumb for whoever helps one client; beside one another in the sheet of each for whoever helps more.
 */
function Buttons({ reference, wide = false }: { reference: string; wide?: boolean }) {
  const { t } = useShell();
  const letter = (
    <ButtonLink href={`/clients/${reference}/letters/new`} kind={wide ? 'primary' : 'quiet'} wide={wide}>
      {t('home.client.letter')}
    </ButtonLink>
  );
  const note = (
    <ButtonLink href={`/clients/${reference}/notes/new`} kind="quiet" wide={wide}>
      {t('home.client.note')}
    </ButtonLink>
  );
  return wide ? (
    <div class="stack close">
      {letter}
      {note}
    </div>
  ) : (
    <ButtonRow>
      {letter}
      {note}
    </ButtonRow>
  );
}
