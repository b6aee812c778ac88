import type { Context } from 'hono';
import { z } from 'zod';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { namesOf } from '#app/platform/access/teams/index.ts';
import { may, once, type Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import type { RefusedStatus, Route } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import {
  Choice,
  choice,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  freshForm,
  Notice,
  notFound,
  readForm,
  refuse,
  Section,
  useShell,
  withWhole,
} from '#app/platform/web/index.ts';
import { readEntry } from '#app/service/directory/index.ts';
import { idFromPath, openFromPath, saysNoBsnHere, showClientPage } from '../client/index.ts';
import { readHeader } from '../records/index.ts';
import { addConsent, readConsent, type StoredConsent } from './consent.store.ts';
import { consentIsLive, consentPurposes, consentWays, needsReceiver } from './consent.ts';
import { ConsentForm, consentForm, consentFrom, newConsent } from './consent-form.view.tsx';
import { ConsentFacts } from './consent-section.view.tsx';
import { knownReceivers } from './known-receivers.ts';
import { allThatWentOut, type WentOutSource } from './went-out.ts';
import { WentOutSection } from './went-out.view.tsx';
import { takeConsentBack } from './withdrawal.ts';

const backForm = z.strictObject({ how: choice(consentWays) });

/** Writing down what a client agrees to, reading it, and taking it back; `sources` know what went out. */
export function consentRoutes(sources: readonly WentOutSource[]): Route[] {
  return [
    { method: 'GET', path: '/clients/:reference/consents/new', needs: 'case.write', handle: startConsent },
    { method: 'POST', path: '/clients/:reference/consents', needs: 'case.write', handle: saveConsent },
    {
      method: 'GET',
      path: '/clients/:reference/consents/:consent',
      needs: 'case.read',
      async handle(c, visit) {
        const found = await consentFromPath(c, visit, 'case.read');
        return found ? showConsent(c, found, sources) : notFound(c);
      },
    },
    {
      method: 'POST',
      path: '/clients/:reference/consents/:consent/ending',
      needs: 'case.write',
      handle: (c, visit) => takeBack(c, visit, sources),
    },
  ];
}

async function startConsent(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'case.write');
  if (!open) return notFound(c);
  if (open.status === 'closed') return c.redirect(`/clients/${open.reference}`, 303);
  const purpose = consentPurposes.find((known) => known === c.req.query('purpose')) ?? null;
  const { header } = await readHeader(open);
  // The code of an organisation may be in the address, its name may not.
  const receiver = await readEntry(visit, c.req.query('to') ?? '');
  const form = freshForm(newConsent(purpose, receiver?.content.name ?? null, header.languages[0] ?? null));
  return showNew(c, open, form);
}

async function saveConsent(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'case.write');
  if (!open) return notFound(c);
  const read = await readForm(c.req, consentForm, { noBsnHere: await saysNoBsnHere(c.req, visit) });
  if (!read.ok) return showNew(c, open, read.form, read.status);
  if (read.key === undefined) return refuse(c, 'bad-request');
  if (open.status === 'closed') return showNew(c, open, withWhole(read.form, 'cases.closed.cannotWrite'), 409);
  const consent = consentFrom(read.values, read.form, await knownReceivers(open));
  if ('errors' in consent) return showNew(c, open, consent, 422);
  const where = await once(visit, read.key, async () => {
    await addConsent(open, consent);
    return `/clients/${open.reference}#consents`;
  });
  return c.redirect(where, 303);
}

async function showNew(c: Context, open: OpenCase, form: FormState, status?: RefusedStatus): Promise<Response> {
  const title = c.get('web').t('cases.consent.new');
  const known = await knownReceivers(open);
  const action = `/clients/${open.reference}/consents`;
  const body = <ConsentForm action={action} form={form} once={newId()} known={known} />;
  return showClientPage(c, open, { title, status }, body);
}

interface ConsentOfCase {
  open: OpenCase;
  stored: StoredConsent;
}

async function consentFromPath(
  c: Context,
  visit: Visit,
  action: 'case.read' | 'case.write',
): Promise<ConsentOfCase | null> {
  const id = idFromPath(c, 'consent');
  const open = id ? await openFromPath(c, visit, action) : null;
  const stored = open && id ? await readConsent(open, id) : null;
  return open && stored ? { open, stored } : null;
}

/** Taking back is possible in a closed case too: a client may change her mind about what was agreed at any time. */
async function takeBack(c: Context, visit: Visit, sources: readonly WentOutSource[]): Promise<Response> {
  const found = await consentFromPath(c, visit, 'case.write');
  if (!found) return notFound(c);
  const read = await readForm(c.req, backForm);
  if (!read.ok) return showConsent(c, found, sources, { form: read.form, status: read.status });
  if (read.version === undefined) return refuse(c, 'bad-request');
  const { open, stored } = found;
  const done = await takeConsentBack(open, stored, { seen: read.version, how: read.values.how, sources });
  if (done === 'written') return c.redirect(`/clients/${open.reference}/consents/${stored.id}`, 303);
  const now = (await readConsent(open, stored.id)) ?? stored;
  return showConsent(c, { open, stored: now }, sources, { status: 409 });
}

async function showConsent(
  c: Context,
  { open, stored }: ConsentOfCase,
  sources: readonly WentOutSource[],
  more: { form?: FormState; status?: RefusedStatus } = {},
): Promise<Response> {
  const { t } = c.get('web');
  const { consent } = stored;
  const action = `/clients/${open.reference}/consents/${stored.id}/ending`;
  const out = (await allThatWentOut(open, sources)).filter(({ ground }) => ground === stored.id);
  const names = await namesOf(open.visit.db, open.visit.keys, [stored.authorId]);
  const over = !consentIsLive(consent, today().toString()) || !may(open.visit, 'case.write');
  const body = (
    <>
      {more.status === 409 ? <Notice tone="soon" title={t('cases.consent.wasEarlier')} announce /> : null}
      <ConsentFacts stored={stored} author={names.get(stored.authorId) ?? null} />
      {needsReceiver(consent.purpose) ? <WentOutSection reference={open.reference} out={out} /> : null}
      {over ? null : <TakeBack action={action} form={more.form ?? freshForm()} version={stored.version} />}
    </>
  );
  return showClientPage(c, open, { title: t('cases.consent'), status: more.status }, body);
}

function TakeBack({ action, form, version }: { action: string; form: FormState; version: number }) {
  const { t } = useShell();
  return (
    <Section title={t('cases.consent.back')}>
      <p>{t('cases.consent.back.what')}</p>
      <ErrorSummary form={form} labels={{ how: t('cases.consent.back.how') }} />
      <Form action={action} form={form} version={version}>
        <Choice
          name="how"
          legend={t('cases.consent.back.how')}
          compact
          form={form}
          options={consentWays.map((value) => ({ value, label: t(`cases.consent.how.${value}`) }))}
        />
        <FormFoot kind="danger">{t('cases.consent.back.do')}</FormFoot>
      </Form>
    </Section>
  );
}
