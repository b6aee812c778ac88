import type { Child } from 'hono/jsx';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { dateAndTime } from '#app/platform/language/index.ts';
import { TelephoneLink, useShell } from '#app/platform/web/index.ts';
import { groupedReference } from '../client/index.ts';
import { type StoppedContact, stoppedContacts } from './stops.store.ts';

/** Above a coordinator's work: whom nobody may reach now, what was stopped, and what somebody must do. Nothing for anybody else. */
export async function stoppedNotice(visit: Visit): Promise<Child> {
  const stopped = await stoppedContacts(visit);
  return stopped.length === 0 ? null : <StoppedContacts stopped={stopped} />;
}

function StoppedContacts({ stopped }: { stopped: readonly StoppedContact[] }) {
  const { t } = useShell();
  return (
    <section class="notice late stack close" aria-labelledby="stopped-contacts">
      <h2 class="notice-title" id="stopped-contacts">
        {t('cases.stopped.title')}
      </h2>
      {stopped.map((one) => (
        <Stopped one={one} />
      ))}
      <p class="small">
        {t('cases.stopped.what')} {t('cases.stopped.until')}
      </p>
    </section>
  );
}

function Stopped({ one: { reference, client, by, since, beside } }: { one: StoppedContact }) {
  const { t, lang } = useShell();
  const telephone = beside?.away ? null : (beside?.telephone ?? null);
  return (
    <div class="stack close">
      <p>
        <a href={`/clients/${reference}`}>
          <strong>
            <bdi>{client ?? groupedReference(reference)}</bdi>
          </strong>
        </a>
        {': '}
        {by === '' ? t('cases.rule.unreadable') : t('cases.stopped.by', { name: by, when: dateAndTime(since, lang) })}{' '}
        {beside === null ? t('cases.stopped.alone') : t('cases.stopped.ring', { name: beside.name })}
      </p>
      {telephone === null ? null : (
        <p>
          <TelephoneLink number={telephone} />
        </p>
      )}
    </div>
  );
}
