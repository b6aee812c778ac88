import type { Context } from 'hono';
import { z } from 'zod';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { StaffRoute } from '#app/platform/routing/index.ts';
import {
  Button,
  Form,
  type FormState,
  freshForm,
  Notice,
  PageHeader,
  PrintButton,
  readForm,
  Section,
  type Step,
  Steps,
  show,
  Tick,
  tick,
  useShell,
  withError,
} from '#app/platform/web/index.ts';
import { type FirstHourStep, firstHour, firstHourSteps } from './first-hour.ts';

/** Where each step is done; the volunteer's is the coordinator's own page. */
const places: Record<FirstHourStep, string> = {
  shares: '#shares',
  contact: '/contact-settings',
  region: '/regions/new',
  intake: '/teams/intake',
  invited: '/people/new',
  joined: '/people',
  approved: '/people',
  opened: '/regions',
  volunteer: '/people',
};

/** The first hour of a real installation, to walk through or to print. */
export const firstHourRoutes: StaffRoute[] = [
  { method: 'GET', path: '/first-hour', needs: 'first-hour.see', handle: (c, visit) => open(c, visit, freshForm()) },
  { method: 'POST', path: '/first-hour/shares', needs: 'first-hour.see', handle: confirmShares },
];

async function confirmShares(c: Context, visit: Visit): Promise<Response> {
  const read = await readForm(c.req, z.strictObject({ printed: tick() }));
  if (!read.ok) return open(c, visit, read.form, read.status);
  if (!read.values.printed) return open(c, visit, withError(read.form, 'printed', 'setup.shares.notPrinted'), 422);
  const { shares } = await firstHour(visit.db);
  if (!shares) visit.journal.note({ action: 'house.shares-printed', objectId: visit.person.id });
  return c.redirect('/first-hour', 303);
}

async function open(
  c: Context,
  visit: Visit,
  form: FormState,
  status: Parameters<typeof show>[3] = 200,
): Promise<Response> {
  const page = { title: c.get('web').t('setup.hour'), failed: status >= 400, scripts: ['form'] as const };
  return show(c, page, <FirstHourPage done={await firstHour(visit.db)} form={form} />, status);
}

function FirstHourPage({ done, form }: { done: Record<FirstHourStep, boolean>; form: FormState }) {
  const { t } = useShell();
  const next = firstHourSteps.find((step) => !done[step]);
  const steps = firstHourSteps.map((step): Step => {
    const title = t(`setup.hour.${step}`);
    const state = done[step] ? 'past' : step === next ? 'now' : 'next';
    const note = t(`setup.hour.${step}.note`);
    return { title: done[step] ? title : <a href={places[step]}>{title}</a>, note, state };
  });
  return (
    <div class="stack">
      <PageHeader title={t('setup.hour')}>
        <p>{t('setup.hour.explain')}</p>
      </PageHeader>
      {next === undefined ? (
        <Notice tone="done" title={t('setup.hour.over')}>
          <p>{t('setup.hour.over.explain')}</p>
        </Notice>
      ) : null}
      <Steps steps={steps} label={t('setup.hour')} />
      {done.shares ? null : <SharesLater form={form} />}
      <div class="buttons">
        <PrintButton />
      </div>
    </div>
  );
}

/** For who printed the shares but did not say so; and what to do when they are gone. */
function SharesLater({ form }: { form: FormState }) {
  const { t } = useShell();
  return (
    <Section title={t('setup.hour.shares')} id="shares">
      <p>{t('setup.shares.later')}</p>
      <p>{t('setup.shares.lost')}</p>
      <Form action="/first-hour/shares" form={form}>
        <Tick name="printed" legend={t('setup.shares.confirm')} label={t('setup.shares.printed')} form={form} />
        <Button kind="quiet">{t('people.save')}</Button>
      </Form>
    </Section>
  );
}
