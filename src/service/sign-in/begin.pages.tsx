import type { Context } from 'hono';
import { z } from 'zod';
import type { Desk, DoorRoute } from '#app/platform/routing/index.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  Form,
  freshForm,
  notFound,
  PageHeader,
  readForm,
  refuse,
  Section,
  show,
  smallForm,
  useShell,
} from '#app/platform/web/index.ts';
import { isClaimed } from './claimed.ts';

/**
 * Seconds after which even a slow machine has made its world. With script the page goes on as soon as somebody answers.
 */
const patience = 60;

/** The first page of an installation in which nothing is set up yet. */
export function beginRoutes(desk: Desk): DoorRoute[] {
  return [
    { method: 'GET', path: '/begin', needs: 'nobody', handle: (c) => begin(c, desk) },
    { method: 'POST', path: '/look-around', needs: 'nobody', handle: (c) => lookAround(c, desk) },
  ];
}

async function begin(c: Context, desk: Desk): Promise<Response> {
  if (await isClaimed(desk.installation)) return c.redirect('/sign-in', 303);
  // The script of the next page is fetched with this one: once the demo is being made, nobody hands it out.
  return show(
    c,
    { title: c.get('web').t('sign-in.setup.begin'), scripts: ['wait'] },
    <BeginPage mayLook={isOnThisMachine(c)} />,
  );
}

/** Only while nothing is set up, and only for whoever sits at this machine (issue "First", step 1). */
async function lookAround(c: Context, desk: Desk): Promise<Response> {
  if (!isOnThisMachine(c) || (await isClaimed(desk.installation))) return notFound(c);
  const read = await readForm(c.req, z.strictObject({}), { limits: smallForm });
  if (!read.ok) return refuse(c, 'bad-request');
  desk.lookAround();
  c.header('Refresh', `${patience}; url=/sign-in`);
  return show(c, { title: c.get('web').t('sign-in.setup.starting'), scripts: ['wait'] }, <StartingPage />);
}

/**
 * The host gate has compared this name with our own, so it cannot be made up by the visitor; the one in the request
 * line (`POST http://localhost/look-around`) can (T50).
 */
function isOnThisMachine(c: Context): boolean {
  const name = (c.req.header('host') ?? '').replace(/:\d+$/, '').toLowerCase();
  return ['localhost', '127.0.0.1', '[::1]'].includes(name);
}

function BeginPage({ mayLook }: { mayLook: boolean }) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('sign-in.setup.begin')}>
        <p>{t('sign-in.setup.begin.explain')}</p>
      </PageHeader>
      <Section title={t('sign-in.setup.real')}>
        <p>{t('sign-in.setup.real.explain')}</p>
        <ButtonRow>
          <ButtonLink href="/set-up">{t('sign-in.setup.real.start')}</ButtonLink>
        </ButtonRow>
      </Section>
      {mayLook ? (
        <Section title={t('sign-in.setup.look')}>
          <p>{t('sign-in.setup.look.explain')}</p>
          <Form action="/look-around" form={freshForm()}>
            <Button kind="quiet">{t('sign-in.setup.look.start')}</Button>
          </Form>
        </Section>
      ) : null}
    </div>
  );
}

function StartingPage() {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('sign-in.setup.starting')} />
      <p role="status" data-wait="/sign-in">
        {t('sign-in.setup.starting.explain')}
      </p>
      <ButtonRow>
        <ButtonLink href="/sign-in" kind="quiet">
          {t('sign-in.setup.starting.open')}
        </ButtonLink>
      </ButtonRow>
    </div>
  );
}
