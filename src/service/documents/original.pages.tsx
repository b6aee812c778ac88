import type { Context } from 'hono';
import { z } from 'zod';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { attachmentHeaders, endingOf, readFile } from '#app/platform/files/index.ts';
import { type Desk, type Route, stepUpRefusal } from '#app/platform/routing/index.ts';
import {
  Breadcrumb,
  Choice,
  choice,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  freshForm,
  notFound,
  PageHeader,
  PasswordAgain,
  passwordAgain,
  readForm,
  show,
  useShell,
} from '#app/platform/web/index.ts';
import { clientTitle } from '#app/service/cases/index.ts';
import { entryFromPath, type FoundDocument } from './document-from-path.ts';
import { titleOf } from './document-words.ts';

/** Why a file leaves as it came: a code, which the audit log keeps. */
const originalReasons = ['check-paper', 'for-lawyer', 'for-authority', 'client-asks', 'other-reason'] as const;

const originalForm = z.strictObject({
  number: z.string().regex(/^[1-9]\d?$/),
  reason: choice(originalReasons),
  password: passwordAgain(),
});

/** The file of a document as it came: it leaves our walls, so it asks why, and the password again. */
export function originalRoutes(desk: Desk): Route[] {
  const path = '/clients/:reference/dossier/:id/original';
  return [
    { method: 'GET', path, needs: 'case.read', handle: ask },
    { method: 'POST', path, needs: 'case.read', asksPassword: true, handle: (c, visit) => give(c, visit, desk) },
  ];
}

async function ask(c: Context, visit: Visit): Promise<Response> {
  const found = await entryFromPath(c, visit, 'case.read');
  const number = c.req.query('number') ?? '1';
  if (!found || fileOf(found, number) === undefined) return notFound(c);
  return originalPage(c, found, freshForm({ number }));
}

const fileOf = ({ entry }: FoundDocument, number: string): string | undefined =>
  /^[1-9]\d?$/.test(number) ? entry.originals[Number(number) - 1] : undefined;

/** To be saved and never shown by a browser here; its name says nothing but a day. */
async function give(c: Context, visit: Visit, desk: Desk): Promise<Response> {
  const found = await entryFromPath(c, visit, 'case.read');
  if (!found) return notFound(c);
  const read = await readForm(c.req, originalForm);
  if (!read.ok) return originalPage(c, found, read.form, read.status);
  const step = stepUpRefusal(c, read.form);
  if (step) return originalPage(c, found, step.form, step.status);
  const { open, entry } = found;
  const { number, reason } = read.values;
  const id = fileOf(found, number);
  const bytes = id === undefined ? null : await readFile(open, desk.store, id);
  if (id === undefined || !bytes) return notFound(c);
  visit.journal.note({ action: 'file.read', objectId: id, case: open.caseId, reference: open.reference, reason });
  const which = entry.originals.length === 1 ? '' : `-${number}`;
  return c.body(new Uint8Array(bytes), 200, attachmentHeaders(`document-${entry.addedDay}${which}.${endingOf(bytes)}`));
}

function originalPage(
  c: Context,
  { open, entry }: FoundDocument,
  form: FormState,
  status: Parameters<typeof show>[3] = 200,
): Promise<Response> {
  const { t, lang } = c.get('web');
  const dossier = `/clients/${open.reference}/dossier`;
  const at = `${dossier}/${entry.id}`;
  return show(
    c,
    { title: clientTitle(open.reference, t('dossier.file.title')), failed: status !== 200, scripts: ['form'] },
    <div class="stack">
      <Breadcrumb
        crumbs={[
          { href: dossier, label: t('dossier.title') },
          { href: at, label: titleOf(entry, lang) },
        ]}
      />
      <PageHeader title={t('dossier.file.title')}>
        <p>{t('dossier.file.lead')}</p>
      </PageHeader>
      <OriginalForm at={at} form={form} />
    </div>,
    status,
  );
}

function OriginalForm({ at, form }: { at: string; form: FormState }) {
  const { t } = useShell();
  const number = typeof form.values.number === 'string' ? form.values.number : '1';
  return (
    <>
      <ErrorSummary
        form={form}
        labels={{ reason: t('dossier.file.why'), password: t('dossier.bundle.password') }}
        withPassword
      />
      <Form action={`${at}/original`} form={form}>
        <PasswordAgain form={form} label={t('dossier.bundle.password')} />
        <input type="hidden" name="number" value={number} />
        <Choice
          name="reason"
          legend={t('dossier.file.why')}
          form={form}
          options={originalReasons.map((value) => ({ value, label: t(`dossier.file.why.${value}`) }))}
        />
        <FormFoot back={at}>{t('dossier.file.get')}</FormFoot>
      </Form>
    </>
  );
}
