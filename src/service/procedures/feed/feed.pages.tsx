import type { Context } from 'hono';
import { z } from 'zod';
import { once, type Visit } from '#app/platform/access/visit/index.ts';
import { longDate } from '#app/platform/language/index.ts';
import type { Desk, Route } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import {
  Button,
  ButtonRow,
  CodeBlock,
  Form,
  notFound,
  PageHeader,
  readForm,
  refuse,
  Section,
  SideBySide,
  show,
  useShell,
} from '#app/platform/web/index.ts';
import { calendarText } from './calendar-text.ts';
import { endFeed, feedDays, myFeed, newFeed } from './feed.store.ts';

const place = '/limits/calendar';

/** One's limits in one's own calendar: days only, at an address that is as good as a key (design question 25). */
export function feedPages({ installation }: Pick<Desk, 'installation'>): Route[] {
  return [
    { method: 'GET', path: place, needs: 'limit.list', handle: (c, visit) => showFeed(c, visit) },
    { method: 'POST', path: place, needs: 'limit.list', handle: makeFeed },
    { method: 'POST', path: `${place}/ending`, needs: 'limit.list', handle: stopFeed },
    {
      method: 'GET',
      path: '/calendar',
      needs: 'nobody',
      async handle(c) {
        const days = await feedDays(installation, c.req.query('key') ?? '');
        if (days === null) return notFound(c);
        c.header('Content-Type', 'text/calendar; charset=utf-8');
        return c.body(calendarText(days, Temporal.Now.instant()));
      },
    },
  ];
}

async function makeFeed(c: Context, visit: Visit): Promise<Response> {
  const read = await readForm(c.req, z.strictObject({}));
  if (!read.ok || read.key === undefined) return refuse(c, 'bad-request');
  const made: { token?: string } = {};
  const back = await once(visit, read.key, async () => {
    made.token = await newFeed(visit);
    return place;
  });
  // The address is on this one answer only: a page sent again leads to where a new one can be made.
  return made.token === undefined ? c.redirect(back, 303) : showFeed(c, visit, made.token);
}

async function stopFeed(c: Context, visit: Visit): Promise<Response> {
  const read = await readForm(c.req, z.strictObject({}));
  if (!read.ok) return refuse(c, 'bad-request');
  await endFeed(visit);
  return c.redirect(place, 303);
}

async function showFeed(c: Context, visit: Visit, token?: string): Promise<Response> {
  const { host } = new URL(c.req.url);
  const scheme = /^(localhost|127\.|\[::1\])/.test(host) ? 'http' : 'https';
  const address = token === undefined ? null : `${scheme}://${host}/calendar?key=${token}`;
  const feed = await myFeed(visit);
  return show(
    c,
    { title: c.get('web').t('procedures.limits.feed.title'), scripts: ['form'] },
    <FeedPage since={feed?.since ?? null} address={address} />,
  );
}

function FeedPage({ since, address }: { since: string | null; address: string | null }) {
  const { t, lang } = useShell();
  return (
    <SideBySide need={<HowToSubscribe />}>
      <PageHeader
        title={t('procedures.limits.feed.title')}
        above={<a href="/limits">{t('procedures.limits.page.title')}</a>}
      >
        <p>{t('procedures.limits.feed.lead')}</p>
      </PageHeader>
      {address === null ? null : (
        <CodeBlock label={t('procedures.limits.feed.address')} code={address}>
          <p>{t('procedures.limits.feed.once')}</p>
        </CodeBlock>
      )}
      <Section
        title={
          since === null
            ? t('procedures.limits.feed.off')
            : t('procedures.limits.feed.on', { day: longDate(since, lang) })
        }
      >
        <p>{t('procedures.limits.feed.care')}</p>
        <Form action={place} once={newId()}>
          <ButtonRow>
            <Button kind={since === null ? 'primary' : 'quiet'}>
              {t(since === null ? 'procedures.limits.feed.make' : 'procedures.limits.feed.renew')}
            </Button>
          </ButtonRow>
        </Form>
        {since === null ? null : (
          <Form action={`${place}/ending`}>
            <ButtonRow>
              <Button kind="quiet">{t('procedures.limits.feed.stop')}</Button>
            </ButtonRow>
          </Form>
        )}
      </Section>
    </SideBySide>
  );
}

/** Where calendars take such an address, and that they look for themselves, and not at once. */
function HowToSubscribe() {
  const { t } = useShell();
  return (
    <Section title={t('procedures.limits.feed.how')}>
      <ul class="bullets">
        <li>{t('procedures.limits.feed.how.google')}</li>
        <li>{t('procedures.limits.feed.how.outlook')}</li>
        <li>{t('procedures.limits.feed.how.apple')}</li>
      </ul>
      <p>{t('procedures.limits.feed.how.late')}</p>
    </Section>
  );
}
