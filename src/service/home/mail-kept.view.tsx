import type { Context } from 'hono';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { dateAndTime } from '#app/platform/language/index.ts';
import { EmptyState, PageHeader, show, useShell } from '#app/platform/web/index.ts';
import { type KeptMail, keptMail } from './mail-kept.ts';

/** Mail that did not arrive: the list behind the number on the first page. */
export async function showKeptMail(c: Context, visit: Visit): Promise<Response> {
  const mail = await keptMail(visit);
  return show(c, { title: c.get('web').t('start.count.mail') }, <KeptMailPage mail={mail} />);
}

function KeptMailPage({ mail }: { mail: readonly KeptMail[] }) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('start.count.mail')}>
        <p>{t('start.mail.what')}</p>
      </PageHeader>
      {mail.length === 0 ? <EmptyState title={t('start.mail.none')} /> : null}
      <ul class="ways">
        {mail.map((one) => (
          <Line mail={one} />
        ))}
      </ul>
    </div>
  );
}

function Line({ mail: { to, since, tries, again } }: { mail: KeptMail }) {
  const { t, lang } = useShell();
  return (
    <li>
      {to.kind === 'intake' ? (
        <span>{t('start.mail.intake')}</span>
      ) : (
        <a href={`/regions/${to.id}`}>{t('start.mail.region', { region: to.name })}</a>
      )}
      <span class="small">{t('start.mail.since', { when: dateAndTime(since, lang), count: tries })}</span>
      <span class="small soft">
        {again === null ? t('start.mail.over') : t('start.mail.again', { when: dateAndTime(again, lang) })}
      </span>
    </li>
  );
}
