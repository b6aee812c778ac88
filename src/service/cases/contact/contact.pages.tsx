import type { Context } from 'hono';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import { formRoutes, type RefusedStatus, type Route, type ShownForm } from '#app/platform/routing/index.ts';
import { notFound, PageHeader, show } from '#app/platform/web/index.ts';
import { AroundSection, listAround } from '../around/index.ts';
import { clientTitle, noBsnHere, openFromPath, SafetyRules, Withheld } from '../client/index.ts';
import {
  contactRecord,
  noContact,
  readHeader,
  readOnlyRecord,
  type SafeContact,
  writeNextVersion,
  writeRecord,
} from '../records/index.ts';
import { ClientWays, mayNotCallNow } from './client-ways.view.tsx';

/** Telephone and address: only through the safety compartment, and the rules of contact always stand above them. */
export function contactRoutes(): Route[] {
  return [
    { method: 'GET', path: '/clients/:reference/contact', needs: 'case.read-safety', handle: showContact },
    ...formRoutes({
      form: contactRecord,
      page: '/clients/:reference/contact/edit',
      to: '/clients/:reference/contact',
      needs: 'case.write-safety',
      does: 'change',
      open: (c, visit) => openBoth(c, visit, 'case.write-safety'),
      start: ({ contact, version }) => ({ values: contactRecord.toValues(contact), version }),
      noBsnHere,
      async save(opened, { values, version }) {
        const written = await writeContact(opened, contactRecord.toDocument(values), version);
        return written === 'stale' ? written : `/clients/${opened.core.reference}/contact`;
      },
      conflict: ({ contact }, mine, c) =>
        contactRecord.documentDifferences(contactRecord.toDocument(mine), contact, c.get('web')),
      show: showForm,
    }),
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

async function openBoth(
  c: Context,
  visit: Visit,
  action: 'case.read-safety' | 'case.write-safety',
): Promise<Opened | null> {
  const core = await openFromPath(c, visit, 'case.read');
  const safety = core && (await openFromPath(c, visit, action, 'safety'));
  const record = safety && (await readOnlyRecord(safety, 'contact'));
  if (!core || !safety) return null;
  if (record) {
    const { id: recordId, version, content } = record;
    return { core, safety, contact: contactRecord.document.parse(content), recordId, version };
  }
  const isWithheld = safety.list.withheld.some(({ table }) => table === 'case_record');
  return isWithheld ? { core, safety, contact: noContact, recordId: null, version: 0 } : null;
}

async function showContact(c: Context, visit: Visit): Promise<Response> {
  const opened = await openBoth(c, visit, 'case.read-safety');
  if (!opened) return notFound(c);
  const { core, safety, contact } = opened;
  const { t } = c.get('web');
  const { header } = await readHeader(core);
  const at = Temporal.Now.instant();
  const writes = may(visit, 'case.write-safety') && core.status === 'open';
  return show(
    c,
    { title: clientTitle(core.reference, t('cases.reach')) },
    <div class="stack">
      <PageHeader title={t('cases.reach')} />
      <SafetyRules rules={header.contactRules} />
      <Withheld opened={[safety]} />
      <p>{t('cases.contact.rulesFirst')}</p>
      <ClientWays reference={core.reference} contact={contact} rules={header.contactRules} at={at} />
      <AroundSection
        reference={core.reference}
        around={await listAround(safety)}
        writes={writes}
        safety
        shut={mayNotCallNow(header.contactRules, at)}
      />
      {writes ? <a href={`/clients/${core.reference}/contact/edit`}>{t('cases.contact.change')}</a> : null}
    </div>,
  );
}

async function writeContact({ safety, recordId }: Opened, content: SafeContact, seen: number) {
  if (recordId !== null) return writeNextVersion(safety, { kind: 'contact', content, id: recordId, seen });
  await writeRecord(safety, { kind: 'contact', content });
  return 'written';
}

async function showForm(
  c: Context,
  { core, safety }: Opened,
  shown: ShownForm,
  status?: RefusedStatus,
): Promise<Response> {
  const { t } = c.get('web');
  const { header } = await readHeader(core);
  const client = `/clients/${core.reference}`;
  return show(
    c,
    { title: clientTitle(core.reference, t('cases.contact.change')), failed: status !== undefined, scripts: ['form'] },
    <div class="stack">
      <PageHeader title={t('cases.contact.change')} />
      <SafetyRules rules={header.contactRules} />
      <Withheld opened={[safety]} />
      <contactRecord.Form {...shown} action={`${client}/contact`} save={t('cases.save')} back={client} />
    </div>,
    status,
  );
}
