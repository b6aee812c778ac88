import type { Context } from 'hono';
import { z } from 'zod';
import {
  deviceOf,
  finishWithPassword,
  newChallenge,
  type PasskeySignIn,
  readPrf,
  signInWithPasskey,
} from '#app/platform/access/authentication/index.ts';
import { timeOfDay } from '#app/platform/language/index.ts';
import { callerAddress, type Desk, type DoorRoute } from '#app/platform/routing/index.ts';
import {
  Button,
  ErrorSummary,
  Field,
  Form,
  type FormState,
  freshForm,
  PageHeader,
  readForm,
  secret,
  show,
  text,
  useShell,
  withError,
  withWhole,
} from '#app/platform/web/index.ts';
import { enrolmentReading, retryAfter, secondsUntil } from './enrolment.ts';
import { admit, showSignIn } from './sign-in.pages.tsx';

const answered = z.strictObject({ ticket: text(2000), answer: text(8000), prf: z.string().max(100).default('') });
const completed = z.strictObject({ proof: text(2000), password: secret(600) });

/** Signing in with a passkey: the page's script asks for a challenge and sends what the authenticator answered. */
export function passkeyRoutes(desk: Desk): DoorRoute[] {
  const at = '/sign-in/passkey';
  return [
    {
      method: 'GET',
      path: at,
      needs: 'nobody',
      handle: async (c) => c.json(newChallenge(desk.installation, c.get('site'), 'sign-in')),
    },
    { method: 'POST', path: at, needs: 'nobody', handle: (c) => enter(c, desk) },
    { method: 'POST', path: `${at}/password`, needs: 'nobody', handle: (c) => complete(c, desk) },
  ];
}

const deviceIn = (c: Context) => deviceOf(c.req.header('user-agent'));

async function enter(c: Context, desk: Desk): Promise<Response> {
  const read = await readForm(c.req, answered, enrolmentReading);
  if (!read.ok) return showSignIn(c, desk, withWhole(freshForm(), 'sign-in.passkey.wrong'), { status: read.status });
  const { ticket, answer, prf } = read.values;
  const attempt = { ticket, answer, prf: readPrf(prf), device: deviceIn(c) };
  const result = await signInWithPasskey(desk.installation, c.get('site'), attempt);
  if (result.ok) return admit(c, desk, result.cookie);
  if (result.reason === 'password') return showPassword(c, freshForm({ proof: result.proof }));
  return refuseEntry(c, desk, freshForm(), result);
}

async function complete(c: Context, desk: Desk): Promise<Response> {
  const read = await readForm(c.req, completed, enrolmentReading);
  if (!read.ok) return showPassword(c, read.form, read.status);
  const result = await finishWithPassword(desk.installation, {
    ...read.values,
    address: callerAddress(c),
    device: deviceIn(c),
  });
  if (result.ok) return admit(c, desk, result.cookie);
  // It is the password that was asked for.
  return result.reason === 'password' ? showPassword(c, read.form) : refuseEntry(c, desk, read.form, result);
}

function refuseEntry(
  c: Context,
  desk: Desk,
  form: FormState,
  result: Exclude<PasskeySignIn, { ok: true } | { reason: 'password' }>,
): Promise<Response> {
  const again = form.values.proof !== undefined;
  switch (result.reason) {
    case 'stale':
      return showSignIn(c, desk, withWhole(freshForm(), 'sign-in.passkey.stale'), { status: 422 });
    case 'wrong':
      return again
        ? showPassword(c, withError(form, 'password', 'sign-in.passkey.password.wrong'), 422)
        : showSignIn(c, desk, withWhole(freshForm(), 'sign-in.passkey.wrong'), { status: 422 });
    case 'busy':
      retryAfter(c, 30);
      return showPassword(c, withWhole(form, 'sign-in.signIn.busy'), 503);
    case 'too-many': {
      retryAfter(c, secondsUntil(result.again));
      const time = timeOfDay(result.again, c.get('web').lang);
      return showPassword(c, withWhole(form, 'sign-in.signIn.tooMany', { time }), 429);
    }
  }
}

/** The passkey was right; it does not unlock here, so the password comes with it. No code is asked: the passkey was the second thing. */
function showPassword(c: Context, form: FormState, status: Parameters<typeof show>[3] = 200): Promise<Response> {
  const page = {
    title: c.get('web').t('sign-in.passkey.password'),
    failed: status >= 400,
    scripts: ['form'] as const,
  };
  return show(c, page, <PasswordPage form={form} />, status);
}

function PasswordPage({ form }: { form: FormState }) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('sign-in.passkey.password')}>
        <p>{t('sign-in.passkey.password.explain')}</p>
      </PageHeader>
      <ErrorSummary form={form} labels={{ password: t('access.password') }} withPassword />
      <Form action="/sign-in/passkey/password" form={form}>
        <input type="hidden" name="proof" value={String(form.values.proof ?? '')} />
        <Field
          name="password"
          type="password"
          label={t('access.password')}
          autocomplete="current-password"
          form={form}
        />
        <Button wide>{t('sign-in.signIn.enter')}</Button>
      </Form>
    </div>
  );
}
