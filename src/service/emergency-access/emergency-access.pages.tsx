import type { Context } from 'hono';
import { z } from 'zod';
import {
  emergencyAccessesADay,
  emergencyReasons,
  endEmergencyAccess,
  type OwnEmergencyAccess,
  ownEmergencyAccess,
  takeEmergencyAccess,
} from '#app/platform/access/emergency-access/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { dateAndTime, timeOfDay } from '#app/platform/language/index.ts';
import { type Desk, type Route, stepUpRefusal } from '#app/platform/routing/index.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  Choice,
  Code,
  choice,
  ErrorSummary,
  Field,
  Form,
  FormFoot,
  type FormState,
  freshForm,
  Notice,
  notFound,
  PageHeader,
  readForm,
  refuse,
  Section,
  SideBySide,
  secret,
  show,
  TextArea,
  Tick,
  text,
  tick,
  useShell,
  withError,
  withWhole,
} from '#app/platform/web/index.ts';
import { emergencyAccessKind, groupedReference, idFromPath, writeRecord } from '#app/service/cases/index.ts';
import { asReason, typedReference } from './emergency-reasons.ts';

const glassForm = z.strictObject({
  reference: text(20),
  reason: choice(emergencyReasons),
  why: text(1000),
  withSafety: tick(),
  password: secret(),
});
type Status = 200 | 400 | 409 | 413 | 415 | 422 | 429 | 503;

/**
 * The project leader opens one case in an emergency (design question 2): reason, password, one hour, at most five a
 * day.
 */
export function emergencyAccessRoutes(desk: Desk): Route[] {
  return [
    {
      method: 'GET',
      path: '/break-glass',
      needs: 'case.break-glass',
      handle: (c, visit) => showGlass(c, visit, desk, freshForm()),
    },
    {
      method: 'POST',
      path: '/break-glass',
      needs: 'case.break-glass',
      asksPassword: true,
      handle: (c, visit) => open(c, visit, desk),
    },
    { method: 'POST', path: '/break-glass/:glass/ending', needs: 'case.break-glass', handle: close },
  ];
}

async function open(c: Context, visit: Visit, desk: Desk): Promise<Response> {
  const read = await readForm(c.req, glassForm);
  if (!read.ok) return showGlass(c, visit, desk, read.form, read.status);
  const refused = stepUpRefusal(c, read.form);
  if (refused) return showGlass(c, visit, desk, refused.form, refused.status);
  const { reason, why, withSafety } = read.values;
  const reference = typedReference(read.values.reference);
  const broken = reference === null ? notThere : await takeEmergencyAccess(visit, { reference, reason, withSafety });
  if (!broken.ok) {
    const form =
      broken.reason === 'too-many'
        ? withWhole(read.form, 'emergency-access.glass.tooMany')
        : withError(read.form, 'reference', 'emergency-access.glass.notFound');
    return showGlass(c, visit, desk, form, broken.reason === 'too-many' ? 429 : 422);
  }
  // What the leader wrote is stored in the case, under its own key: its coordinators read it there.
  const { open, until } = broken;
  const content = { reason, why, until: until.toISOString(), withSafety };
  await writeRecord(open, { kind: emergencyAccessKind, content, readers: 'coordinators' });
  return c.redirect(`/clients/${open.reference}`, 303);
}

const notThere = { ok: false, reason: 'not-found' } as const;

async function close(c: Context, visit: Visit): Promise<Response> {
  const id = idFromPath(c, 'glass');
  if (!(await readForm(c.req, z.strictObject({}))).ok) return refuse(c, 'bad-request');
  return id !== null && (await endEmergencyAccess(visit, id)) ? c.redirect('/break-glass', 303) : notFound(c);
}

async function showGlass(
  c: Context,
  visit: Visit,
  desk: Desk,
  form: FormState,
  status: Status = 200,
): Promise<Response> {
  const own = await ownEmergencyAccess(visit);
  const { loginName } = visit.person;
  // Nobody knows the passwords of the demo; there it stands beside the question.
  const hint = desk.demo ? desk.demoPeople?.().find((one) => one.loginName === loginName)?.password : undefined;
  return show(
    c,
    { title: c.get('web').t('emergency-access.glass.title'), failed: status !== 200, scripts: ['form'] },
    <EmergencyAccessPage own={own.list} today={own.today} form={form} password={hint ?? null} />,
    status,
  );
}

interface EmergencyAccessPageProps {
  own: readonly OwnEmergencyAccess[];
  today: number;
  form: FormState;
  /** The leader's password in the demo, else null. */
  password: string | null;
}

function EmergencyAccessPage({ own, today, form, password }: EmergencyAccessPageProps) {
  const { t } = useShell();
  const live = own.filter(({ reference }) => reference !== null);
  return (
    <SideBySide need={<BeforeOpening own={own} today={today} />}>
      <PageHeader title={t('emergency-access.glass.title')}>
        <p>{t('emergency-access.glass.what')}</p>
      </PageHeader>
      {live.map((glass) => (
        <LiveGlass glass={glass} />
      ))}
      {today >= emergencyAccessesADay ? (
        <Notice tone="late" title={t('emergency-access.glass.full')}>
          <p>{t('emergency-access.glass.tooMany')}</p>
        </Notice>
      ) : (
        <EmergencyAccessForm form={form} password={password} />
      )}
    </SideBySide>
  );
}

function EmergencyAccessForm({ form, password }: Pick<EmergencyAccessPageProps, 'form' | 'password'>) {
  const { t } = useShell();
  return (
    <>
      <ErrorSummary
        form={form}
        labels={{
          password: t('emergency-access.glass.password'),
          reference: t('emergency-access.glass.reference'),
          reason: t('emergency-access.glass.reason'),
          why: t('emergency-access.glass.why'),
        }}
        withPassword
      />
      <Form action="/break-glass" form={form}>
        <EmergencyAccessFields form={form} password={password} />
        <FormFoot back="/" kind="danger">
          {t('emergency-access.glass.now')}
        </FormFoot>
      </Form>
    </>
  );
}

function EmergencyAccessFields({ form, password }: Pick<EmergencyAccessPageProps, 'form' | 'password'>) {
  const { t } = useShell();
  return (
    <>
      <Field
        name="password"
        label={t('emergency-access.glass.password')}
        hint={
          password === null
            ? t('emergency-access.glass.password.hint')
            : t('emergency-access.glass.password.madeUp', { password })
        }
        type="password"
        autocomplete="current-password"
        form={form}
      />
      <Field
        name="reference"
        label={t('emergency-access.glass.reference')}
        hint={t('emergency-access.glass.reference.hint')}
        length="short"
        dir="ltr"
        form={form}
      />
      <Choice
        name="reason"
        legend={t('emergency-access.glass.reason')}
        form={form}
        options={emergencyReasons.map((value) => ({ value, label: t(`emergency-access.glass.reason.${value}`) }))}
      />
      <TextArea
        name="why"
        label={t('emergency-access.glass.why')}
        hint={t('emergency-access.glass.why.hint')}
        rows={3}
        form={form}
      />
      <Tick
        name="withSafety"
        legend={t('emergency-access.glass.safety')}
        form={form}
        label={t('emergency-access.glass.safety.yes')}
      />
    </>
  );
}

function LiveGlass({ glass: { id, reference, until } }: { glass: OwnEmergencyAccess }) {
  const { t, lang } = useShell();
  if (reference === null || until === null) return null;
  return (
    <Notice tone="soon" title={t('emergency-access.glass.open', { time: timeOfDay(until, lang) })}>
      <p>
        <Code>{groupedReference(reference)}</Code>
      </p>
      <Form action={`/break-glass/${id}/ending`}>
        <ButtonRow>
          <ButtonLink href={`/clients/${reference}`}>{t('emergency-access.glass.go')}</ButtonLink>
          <Button kind="quiet">{t('emergency-access.glass.close')}</Button>
        </ButtonRow>
      </Form>
    </Notice>
  );
}

/** What opening does, and how often it was done already. */
function BeforeOpening({ own, today }: Pick<EmergencyAccessPageProps, 'own' | 'today'>) {
  const { t } = useShell();
  return (
    <>
      <Section title={t('emergency-access.glass.rules')}>
        <ul class="bullets">
          <li>{t('emergency-access.glass.rule.hour')}</li>
          <li>{t('emergency-access.glass.rule.told')}</li>
          <li>{t('emergency-access.glass.rule.left', { left: Math.max(0, emergencyAccessesADay - today) })}</li>
        </ul>
      </Section>
      <Before own={own} />
    </>
  );
}

function Before({ own }: { own: readonly OwnEmergencyAccess[] }) {
  const { t, lang } = useShell();
  if (own.length === 0) return null;
  return (
    <Section title={t('emergency-access.glass.before')}>
      <ul class="stack close">
        {own.map(({ brokenAt, reason }) => (
          <li>
            {dateAndTime(brokenAt, lang)}: {t(`emergency-access.glass.reason.${asReason(reason)}`)}
          </li>
        ))}
      </ul>
    </Section>
  );
}
