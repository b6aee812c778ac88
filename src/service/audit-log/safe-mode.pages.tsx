import type { Context } from 'hono';
import { z } from 'zod';
import { signStatement } from '#app/platform/access/statements/index.ts';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import { type LogAlarm, type LogHead, type LogState, logHeadOf, standsThere } from '#app/platform/audit/index.ts';
import { dateAndTime } from '#app/platform/language/index.ts';
import { type Desk, type Route, stepUpRefusal } from '#app/platform/routing/index.ts';
import {
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  freshForm,
  Notice,
  notFound,
  PageHeader,
  PasswordAgain,
  passwordAgain,
  readForm,
  Section,
  show,
  useShell,
  withWhole,
} from '#app/platform/web/index.ts';
import { Witnesses } from './witnesses.view.tsx';

const yes = z.strictObject({
  alarm: z.uuid(),
  seq: z.coerce.number().int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  password: passwordAgain(),
});

/** What the alarm of the log means, for everybody; and the decision, for the project leader. */
export function safeModeRoutes({ installation }: Desk): Route[] {
  const log = (): LogState => installation.log?.() ?? { alarm: null, witnesses: {} };
  return [
    { method: 'GET', path: '/safe-mode', needs: 'start.see', handle: (c, visit) => open(c, visit, log(), freshForm()) },
    {
      method: 'POST',
      path: '/safe-mode',
      needs: 'log.decide',
      asksPassword: true,
      handle: (c, visit) => decide(c, visit, log()),
    },
  ];
}

async function open(
  c: Context,
  visit: Visit,
  log: LogState,
  form: FormState,
  status: Parameters<typeof show>[3] = 200,
): Promise<Response> {
  // Who is refused has the form again, also when the alarm has just ended.
  const mayDecide = (log.alarm !== null || status >= 400) && may(visit, 'log.decide');
  const head = mayDecide ? await logHeadOf(visit.db) : null;
  const page = { title: c.get('web').t('audit-log.safe.title'), failed: status >= 400, scripts: ['form'] as const };
  const isDecided = c.req.query('decided') === '1';
  return show(c, page, <SafeModePage log={log} head={head} form={form} isDecided={isDecided} />, status);
}

async function decide(c: Context, visit: Visit, log: LogState): Promise<Response> {
  const { alarm } = log;
  const read = await readForm(c.req, yes);
  if (!read.ok) return open(c, visit, log, read.form, read.status);
  const step = stepUpRefusal(c, read.form);
  if (step) return open(c, visit, log, step.form, step.status);
  if (alarm === null) return c.redirect('/safe-mode', 303);
  const { seq, hash } = read.values;
  // Of another alarm, or of a log that differs from the one on the page: it is to be looked at again.
  if (read.values.alarm !== alarm.id || !(await standsThere(visit.db, { seq, hash })))
    return open(c, visit, log, withWhole(read.form, 'audit-log.safe.changed'), 422);
  const seen = { seq: alarm.seen.seq, hash: alarm.seen.hash };
  const content = { seen, found: { seq, hash } };
  const said = await signStatement(visit, { kind: 'installation-safe', subject: alarm.id, content });
  if (said === null) return notFound(c);
  visit.journal.note({ action: 'log.safe-decided', objectId: alarm.id });
  return c.redirect('/safe-mode?decided=1', 303);
}

interface SafeModeProps {
  log: LogState;
  /** The log as it is now, for whoever decides; null for others. */
  head: LogHead | null;
  form: FormState;
  isDecided: boolean;
}

function SafeModePage({ log, head, form, isDecided }: SafeModeProps) {
  const { t } = useShell();
  const { alarm } = log;
  return (
    <div class="stack">
      <PageHeader title={t('audit-log.safe.title')} />
      {isDecided ? <Notice tone="done">{t('audit-log.safe.decided')}</Notice> : null}
      {alarm === null ? <Notice tone="done">{t('audit-log.safe.none')}</Notice> : <WhatHappened alarm={alarm} />}
      {alarm === null ? null : <WhatWorks />}
      {head === null ? null : <Decision alarm={alarm} head={head} form={form} />}
      <Witnesses witnesses={log.witnesses} />
    </div>
  );
}

function WhatHappened({ alarm }: { alarm: LogAlarm }) {
  const { t, lang } = useShell();
  const entries = Math.max(0, alarm.seen.seq - alarm.found.seq);
  return (
    <>
      <Notice tone="late" title={t('audit-log.safe.alarm', { when: dateAndTime(alarm.since, lang) })}>
        <p>{t(`audit-log.safe.cause.${alarm.cause}`, { entries })}</p>
      </Notice>
      <p>{t('audit-log.safe.means')}</p>
    </>
  );
}

const works = ['read', 'days', 'contact', 'reports', 'letters', 'ending', 'sign-in'] as const;
const waits = ['grants', 'colleagues', 'registrations', 'papers', 'public'] as const;

function WhatWorks() {
  const { t } = useShell();
  return (
    <>
      <Section title={t('audit-log.safe.works')}>
        <ul>
          {works.map((one) => (
            <li>{t(`audit-log.safe.works.${one}`)}</li>
          ))}
        </ul>
      </Section>
      <Section title={t('audit-log.safe.waits')}>
        <ul>
          {waits.map((one) => (
            <li>{t(`audit-log.safe.waits.${one}`)}</li>
          ))}
        </ul>
        <p>{t('audit-log.safe.who')}</p>
      </Section>
    </>
  );
}

function Decision({ alarm, head, form }: { alarm: LogAlarm | null; head: LogHead; form: FormState }) {
  const { t } = useShell();
  return (
    <Section title={t('audit-log.safe.decide')}>
      <p>{t('audit-log.safe.decide.before')}</p>
      <ul>
        {(['administrator', 'endings', 'witness'] as const).map((one) => (
          <li>{t(`audit-log.safe.decide.${one}`)}</li>
        ))}
      </ul>
      <p>{t('audit-log.safe.decide.means', { seen: alarm?.seen.seq ?? head.seq, found: head.seq })}</p>
      <ErrorSummary form={form} labels={{ password: t('routing.stepUp') }} withPassword />
      <Form action="/safe-mode" form={form}>
        <PasswordAgain form={form} />
        <input type="hidden" name="alarm" value={alarm?.id ?? ''} />
        <input type="hidden" name="seq" value={String(head.seq)} />
        <input type="hidden" name="hash" value={head.hash} />
        <FormFoot>{t('audit-log.safe.yes')}</FormFoot>
      </Form>
    </Section>
  );
}
