import type { Context } from 'hono';
import { z } from 'zod';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { attachmentHeaders } from '#app/platform/files/index.ts';
import { today } from '#app/platform/language/index.ts';
import { type Route, stepUpRefusal } from '#app/platform/routing/index.ts';
import { sha256 } from '#app/platform/vault/index.ts';
import {
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
  TextArea,
  Tick,
  text,
  tick,
  useShell,
  withError,
} from '#app/platform/web/index.ts';
import { clientTitle, sharing } from '#app/service/cases/index.ts';
import { encryptedSheet, holdsSecretKey, typedRecipient } from './age-file.ts';
import { agreedTo, leaveFor } from './consent.ts';
import { type FoundReferral, findReferral, safetyFor } from './from-path.ts';
import { linesToGive, sentLines } from './hand-over.store.ts';
import { type HandOverLine, whatStops } from './referrals.ts';

const at = '/clients/:reference/referrals/:id/encrypted';
const fileForm = z.strictObject({ key: text(200), compared: tick(), password: passwordAgain() });
type Status = Parameters<typeof show>[3];

/** What went out, as a file that only the receiver can open: to a key that was compared on the telephone (decision 40). */
export const ageFilePages: Route[] = [
  { method: 'GET', path: at, needs: 'referral.send', handle: look },
  { method: 'POST', path: at, needs: 'referral.send', asksPassword: true, handle: make },
];

/** What may leave now: what was handed over, while the consent holds and it is open; null otherwise. */
async function leaving(c: Context, visit: Visit): Promise<(FoundReferral & { lines: HandOverLine[] }) | null> {
  const found = await findReferral(c, visit, 'referral.send');
  const sent = found?.before.referral.sent ?? null;
  if (!found || sent === null) return null;
  const [agreed = false] = await agreedTo(found.open, [found.before.referral]);
  if (whatStops('encrypt', { state: found.before.state, agreed }) !== null) return null;
  const out = await sentLines(sent, await safetyFor(c, visit, found.before, 'referral.send'));
  return out.hidden ? null : { ...found, lines: await linesToGive(found.open, out.lines) };
}

async function look(c: Context, visit: Visit): Promise<Response> {
  const found = await leaving(c, visit);
  return found ? page(c, found, freshForm()) : notFound(c);
}

async function make(c: Context, visit: Visit): Promise<Response> {
  const found = await leaving(c, visit);
  if (!found) return notFound(c);
  const read = await readForm(c.req, fileForm);
  // A secret key is not shown again on the page, and the sentence says that its holder needs a new one.
  if (holdsSecretKey(String(read.form.values.key ?? '')))
    return page(
      c,
      found,
      withError(freshForm({ ...read.form.values, key: '' }), 'key', 'referrals.encrypted.secret'),
      422,
    );
  if (!read.ok) return page(c, found, read.form, read.status);
  const recipient = typedRecipient(read.values.key);
  if (!recipient.ok) return page(c, found, withError(read.form, 'key', `referrals.encrypted.${recipient.reason}`), 422);
  if (!read.values.compared)
    return page(c, found, withError(read.form, 'compared', 'referrals.encrypted.compare.needed'), 422);
  const step = stepUpRefusal(c, read.form);
  if (step) return page(c, found, step.form, step.status);
  const { open, before, lines } = found;
  const { ground } = await leaveFor(open, before, 'encrypt');
  if (ground === null) return notFound(c);
  const file = await encryptedSheet(recipient.key, lines);
  const to = before.referral.organisation.name;
  await sharing.cameOut(open, { what: 'sheet', object: before.id, ground: ground.id, to });
  visit.journal.note({
    action: 'referral.encrypted',
    case: open.caseId,
    reference: open.reference,
    compartment: 'core',
    grant: open.grantId,
    objectId: before.id,
    hash: sha256(Buffer.from(recipient.key)).toString('hex'),
  });
  return c.body(new Uint8Array(file), 200, attachmentHeaders(`${today().toString()}.age`));
}

function page(c: Context, { open, before }: FoundReferral, form: FormState, status: Status = 200) {
  const title = clientTitle(open.reference, c.get('web').t('referrals.encrypted'));
  const action = `/clients/${open.reference}/referrals/${before.id}/encrypted`;
  return show(
    c,
    { title, failed: status !== 200, scripts: ['form'] },
    <EncryptedPage action={action} to={before.referral.organisation.name} form={form} />,
    status,
  );
}

function EncryptedPage({ action, to, form }: { action: string; to: string; form: FormState }) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('referrals.encrypted')}>
        <p>{t('referrals.encrypted.what', { organisation: to })}</p>
      </PageHeader>
      <ErrorSummary
        form={form}
        labels={{ key: t('referrals.encrypted.key'), compared: t('referrals.encrypted.compare') }}
        withPassword
      />
      <Form action={action} form={form} givesFile>
        <PasswordAgain form={form} />
        <TextArea
          name="key"
          label={t('referrals.encrypted.key')}
          hint={t('referrals.encrypted.key.hint')}
          rows={2}
          form={form}
        />
        <Tick
          name="compared"
          legend={t('referrals.encrypted.compare')}
          label={t('referrals.encrypted.compare.done')}
          form={form}
        />
        <FormFoot>{t('referrals.encrypted.make')}</FormFoot>
      </Form>
    </div>
  );
}
