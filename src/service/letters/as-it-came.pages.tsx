import type { Context } from 'hono';
import { z } from 'zod';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { attachmentHeaders, endingOf, readFile } from '#app/platform/files/index.ts';
import { type Desk, stepUpRefusal } from '#app/platform/routing/index.ts';
import {
  Breadcrumb,
  Choice,
  choice,
  ErrorSummary,
  Form,
  FormFoot,
  type FormRead,
  type FormState,
  freshForm,
  notFound,
  PageHeader,
  PasswordAgain,
  passwordAgain,
  show,
  useShell,
} from '#app/platform/web/index.ts';
import { clientTitle } from '#app/service/cases/index.ts';

/** Why a file leaves as it came: a code, which the audit log keeps. */
const reasons = ['check-paper', 'for-lawyer', 'for-authority', 'client-asks', 'other-reason'] as const;

/** What is asked of whoever wants a file as it came: why, and the password. */
export const asItCameForm = z.strictObject({ reason: choice(reasons), password: passwordAgain() });

/** One of the files as they came of a letter or a document. */
export interface AsItCame {
  open: OpenCase;
  files: readonly string[];
  /** Which of them, as it was asked for; the first is 1. */
  number: string;
  crumbs: Parameters<typeof Breadcrumb>[0]['crumbs'];
  /** Address of the letter or the document. */
  at: string;
  /** Where the form goes. */
  action: string;
  /** What the file is called when it is saved, without the ending: it says nothing but a day. */
  name: string;
}

const fileOf = ({ files, number }: AsItCame): string | undefined =>
  /^[1-9]\d?$/.test(number) ? files[Number(number) - 1] : undefined;

/** The page that asks why, and the password again: what leaves here leaves our walls. */
export async function askAsItCame(c: Context, papers: AsItCame, form = freshForm()): Promise<Response> {
  return fileOf(papers) === undefined ? notFound(c) : asItCamePage(c, papers, form);
}

/** The file, to be saved and never shown by a browser here; without a reason or the password the page comes back. */
export async function giveAsItCame(
  c: Context,
  visit: Visit,
  { store }: Pick<Desk, 'store'>,
  papers: AsItCame,
  read: FormRead<{ reason: string }>,
): Promise<Response> {
  if (!read.ok) return asItCamePage(c, papers, read.form, read.status);
  const step = stepUpRefusal(c, read.form);
  if (step) return asItCamePage(c, papers, step.form, step.status);
  const { reason } = read.values;
  const { open, files, number, name } = papers;
  const id = fileOf(papers);
  const bytes = id === undefined ? null : await readFile(open, store, id);
  if (id === undefined || !bytes) return notFound(c);
  visit.journal.note({ action: 'file.read', objectId: id, case: open.caseId, reference: open.reference, reason });
  const which = files.length === 1 ? '' : `-${number}`;
  return c.body(new Uint8Array(bytes), 200, attachmentHeaders(`${name}${which}.${endingOf(bytes)}`));
}

function asItCamePage(
  c: Context,
  { open, crumbs, at, action }: AsItCame,
  form: FormState,
  status: Parameters<typeof show>[3] = 200,
): Promise<Response> {
  const { t } = c.get('web');
  return show(
    c,
    { title: clientTitle(open.reference, t('letters.file.title')), failed: status !== 200, scripts: ['form'] },
    <div class="stack">
      <Breadcrumb crumbs={crumbs} />
      <PageHeader title={t('letters.file.title')}>
        <p>{t('letters.file.lead')}</p>
      </PageHeader>
      <AsItCameForm at={at} action={action} form={form} />
    </div>,
    status,
  );
}

function AsItCameForm({ at, action, form }: { at: string; action: string; form: FormState }) {
  const { t } = useShell();
  // A document's form has the number of the file in a field; a letter's has it in the address.
  const { number } = form.values;
  return (
    <>
      <ErrorSummary
        form={form}
        labels={{ reason: t('letters.file.why'), password: t('documents.bundle.password') }}
        withPassword
      />
      <Form action={action} form={form} givesFile>
        <PasswordAgain form={form} label={t('documents.bundle.password')} />
        {typeof number === 'string' ? <input type="hidden" name="number" value={number} /> : null}
        <Choice
          name="reason"
          legend={t('letters.file.why')}
          form={form}
          options={reasons.map((value) => ({ value, label: t(`letters.file.why.${value}`) }))}
        />
        <FormFoot back={at}>{t('letters.file.get')}</FormFoot>
      </Form>
    </>
  );
}
