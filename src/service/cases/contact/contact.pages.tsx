import type { Context } from 'hono';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import type { Translate } from '#app/platform/language/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import {
  Conflict,
  type ConflictField,
  type FormState,
  freshForm,
  notFound,
  PageHeader,
  readForm,
  refuse,
  show,
} from '#app/platform/web/index.ts';
import { AroundSection, listAround } from '../around/index.ts';
import { clientTitle, differingFields, openFromPath, SafetyRules, saysNoBsnHere, Withheld } from '../client/index.ts';
import {
  readHeader,
  readOnlyRecord,
  type SafeContact,
  safeContactSchema,
  writeNextVersion,
  writeRecord,
} from '../records/index.ts';
import { ClientWays, nearShut } from './client-ways.view.tsx';
import { ContactForm, contactAsTyped, contactForm, contactFrom } from './contact-form.view.tsx';

type Status = 400 | 409 | 413 | 415 | 422;

/** Telephone and address: only through the safety compartment, and the rules of contact always stand above them. */
export function contactRoutes(): Route[] {
  return [
    { method: 'GET', path: '/clients/:reference/contact', needs: 'case.read-safety', handle: showContact },
    {
      method: 'GET',
      path: '/clients/:reference/contact/edit',
      needs: 'case.write-safety',
      async handle(c, visit) {
        const opened = await openBoth(c, visit, 'case.write-safety');
        if (!opened) return notFound(c);
        return showForm(c, opened, freshForm(contactAsTyped(opened.contact)));
      },
    },
    { method: 'POST', path: '/clients/:reference/contact', needs: 'case.write-safety', handle: saveContact },
  ];
}

interface Opened {
  core: OpenCase;
  safety: OpenCase;
  contact: SafeContact;
  /** Null when what was written down is withheld: then it is written anew. */
  recordId: string | null;
  version: number;
}

const nothingKnown: SafeContact = { ways: [], staysAt: null };

async function openBoth(
  c: Context,
  visit: Visit,
  action: 'case.read-safety' | 'case.write-safety',
): Promise<Opened | null> {
  const core = await openFromPath(c, visit, 'case.read');
  const safety = core && (await openFromPath(c, visit, action, 'safety'));
  const record = safety && (await readOnlyRecord(safety, 'contact'));
  if (!core || !safety) return null;
  if (record)
    return {
      core,
      safety,
      contact: safeContactSchema.parse(record.content),
      recordId: record.id,
      version: record.version,
    };
  const isWithheld = safety.list.withheld.some(({ table }) => table === 'case_record');
  return isWithheld ? { core, safety, contact: nothingKnown, recordId: null, version: 0 } : null;
}

async function showContact(c: Context, visit: Visit): Promise<Response> {
  const opened = await openBoth(c, visit, 'case.read-safety');
  if (!opened) return notFound(c);
  const { core, safety, contact } = opened;
  const { t } = c.get('web');
  const { header } = await readHeader(core);
  return show(
    c,
    { title: clientTitle(core.reference, t('cases.reach')) },
    <div class="stack">
      <PageHeader title={t('cases.reach')} />
      <SafetyRules rules={header.contactRules} />
      <Withheld opened={[safety]} />
      <p>{t('cases.contact.rulesFirst')}</p>
      <ClientWays
        reference={core.reference}
        contact={contact}
        rules={header.contactRules}
        at={Temporal.Now.instant()}
      />
      <AroundSection
        reference={core.reference}
        around={await listAround(safety)}
        writes={may(visit, 'case.write-safety') && core.status === 'open'}
        safety
        shut={nearShut(header.contactRules, Temporal.Now.instant())}
      />
      {may(visit, 'case.write-safety') && core.status === 'open' ? (
        <a href={`/clients/${core.reference}/contact/edit`}>{t('cases.contact.change')}</a>
      ) : null}
    </div>,
  );
}

async function saveContact(c: Context, visit: Visit): Promise<Response> {
  const opened = await openBoth(c, visit, 'case.write-safety');
  if (!opened) return notFound(c);
  const read = await readForm(c.req, contactForm, { noBsnHere: await saysNoBsnHere(c.req, visit) });
  if (!read.ok) return showForm(c, opened, read.form, { status: read.status });
  if (read.version === undefined) return refuse(c, 'bad-request');
  const contact = contactFrom(read.values);
  if ((await writeContact(opened, contact, read.version)) === 'written')
    return c.redirect(`/clients/${opened.core.reference}/contact`, 303);
  const now = (await openBoth(c, visit, 'case.write-safety')) ?? opened;
  return showForm(c, now, { ...read.form, version: now.version }, { status: 409, mine: contact });
}

async function writeContact({ safety, recordId }: Opened, contact: SafeContact, seen: number) {
  const writing = { kind: 'contact', content: { ...contact, ways: contact.ways.map((way) => ({ ...way })) } };
  if (recordId !== null) return writeNextVersion(safety, { ...writing, id: recordId, seen });
  await writeRecord(safety, writing);
  return 'written';
}

async function showForm(
  c: Context,
  opened: Opened,
  form: FormState,
  more: { status?: Status; mine?: SafeContact } = {},
): Promise<Response> {
  const { t } = c.get('web');
  const { core, contact, version } = opened;
  const { header } = await readHeader(core);
  return show(
    c,
    {
      title: clientTitle(core.reference, t('cases.contact.change')),
      failed: more.status !== undefined,
      scripts: ['form'],
    },
    <div class="stack">
      <PageHeader title={t('cases.contact.change')} />
      <SafetyRules rules={header.contactRules} />
      <Withheld opened={[opened.safety]} />
      {more.mine ? <Conflict fields={differences(more.mine, contact, t)} /> : null}
      <ContactForm action={`/clients/${core.reference}/contact`} form={form} version={version} />
    </div>,
    more.status,
  );
}

function differences(mine: SafeContact, theirs: SafeContact, t: Translate): ConflictField[] {
  const words = ({ ways, staysAt }: SafeContact) => [
    { label: t('cases.reach'), value: ways.map(({ kind, value }) => value || t(`cases.contact.${kind}`)).join('\n') },
    { label: t('cases.contact.staysAt'), value: staysAt ?? '' },
  ];
  return differingFields(words(mine), words(theirs));
}
