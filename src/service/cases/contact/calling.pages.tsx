import type { Context } from 'hono';
import { z } from 'zod';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import { timeOfDay } from '#app/platform/language/index.ts';
import type { RefusedStatus, Route } from '#app/platform/routing/index.ts';
import {
  ButtonLink,
  ButtonRow,
  Choice,
  choice,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  freshForm,
  Notice,
  notFound,
  optionalChoice,
  readForm,
  typedText,
  useShell,
} from '#app/platform/web/index.ts';
import { openFromPath, SafetyRules, showClientPage, Withheld } from '../client/index.ts';
import { contactAnswer, type WhyNot } from '../contact-rule/index.ts';
import { contactRecord, noContact, readHeader, readOnlyRecord, type SafeContact } from '../records/index.ts';
import { type AskedChannel, askedChannels, ClientWays } from './client-ways.view.tsx';
import { askToChoose, outsideReasons, tellContact } from './contact-rule.store.ts';

const outsideForm = z.strictObject({
  reason: choice(outsideReasons),
  by: optionalChoice(askedChannels).transform((by) => by ?? 'call'),
});

/** The question before a call outside the hours; who answers it sees the number, and that is told on the timeline. */
export function callingRoutes(): Route[] {
  const path = '/clients/:reference/contact/call';
  return [
    {
      method: 'GET',
      path,
      needs: 'case.read-safety',
      handle: (c, visit) => calling(c, visit, askedBy(c.req.query('by'))),
    },
    { method: 'POST', path, needs: 'case.read-safety', handle: answered },
  ];
}

const askedBy = (typed: string | undefined): AskedChannel => (typed === 'someone' ? 'someone' : 'call');

interface Opened {
  core: OpenCase;
  safety: OpenCase;
  contact: SafeContact;
}

async function openBoth(c: Context, visit: Visit): Promise<Opened | null> {
  const core = await openFromPath(c, visit, 'case.read');
  const safety = core && (await openFromPath(c, visit, 'case.read-safety', 'safety'));
  const record = safety && (await readOnlyRecord(safety, 'contact'));
  if (!core || !safety) return null;
  if (record) return { core, safety, contact: contactRecord.document.parse(record.content) };
  // Not as it was written down: that is said, and nothing is shown in its place.
  return safety.list.withheld.length > 0 ? { core, safety, contact: noContact } : null;
}

async function calling(
  c: Context,
  visit: Visit,
  by: AskedChannel,
  { form = freshForm(), status }: { form?: FormState; status?: RefusedStatus } = {},
): Promise<Response> {
  const opened = await openBoth(c, visit);
  if (!opened) return notFound(c);
  const { core, safety } = opened;
  const { contactRules: rules } = (await readHeader(core)).header;
  const at = Temporal.Now.instant();
  const { t, lang } = c.get('web');
  const verdict = contactAnswer(rules, by, at);
  const back = `/clients/${core.reference}/contact`;
  if (verdict.answer === 'yes') return c.redirect(back, 303);
  const body =
    verdict.answer === 'no' ? (
      <Refused because={verdict.because} back={back} />
    ) : (
      <>
        <SafetyRules rules={rules} />
        <Withheld opened={[safety]} />
        <p>{t('cases.rule.now', { time: timeOfDay(at, lang) })}</p>
        <Why action={`/clients/${core.reference}/contact/call`} by={by} form={form} back={back} />
      </>
    );
  const refused = status ?? (verdict.answer === 'no' ? 409 : undefined);
  return showClientPage(c, core, { title: t('cases.rule.ask.title'), status: refused }, body);
}

function Refused({ because, back }: { because: WhyNot; back: string }) {
  const { t } = useShell();
  return (
    <>
      <Notice tone="late" title={t(`cases.rule.no.${because}`)} />
      <ButtonRow>
        <ButtonLink href={back} kind="quiet">
          {t('cases.rule.ask.back')}
        </ButtonLink>
      </ButtonRow>
    </>
  );
}

function Why({ action, by, form, back }: { action: string; by: AskedChannel; form: FormState; back: string }) {
  const { t } = useShell();
  return (
    <>
      <ErrorSummary form={form} labels={{ reason: t('cases.rule.why') }} />
      <Form action={action} form={form}>
        <input type="hidden" name="by" value={by} />
        <Choice
          name="reason"
          legend={t('cases.rule.why')}
          form={form}
          options={outsideReasons.map((value) => ({ value, label: t(`cases.rule.why.${value}`) }))}
        />
        <FormFoot back={back} backLabel={t('cases.rule.ask.back')}>
          {t('cases.rule.why.show')}
        </FormFoot>
      </Form>
    </>
  );
}

async function answered(c: Context, visit: Visit): Promise<Response> {
  const opened = await openBoth(c, visit);
  if (!opened) return notFound(c);
  const read = await readForm(c.req, outsideForm);
  if (!read.ok) return calling(c, visit, askedBy(typedText(read.form, 'by')), read);
  const { reason, by } = read.values;
  const { core, safety, contact } = opened;
  const { contactRules: rules } = (await readHeader(core)).header;
  const at = Temporal.Now.instant();
  // The rule is asked at this moment, not at the one at which the question was read.
  if (contactAnswer(rules, by, at).answer === 'no') return calling(c, visit, by);
  // Who reads in an emergency writes nothing: that the case was opened, and why, is told in the log.
  if (may(visit, 'case.write')) {
    await tellContact(core, { act: 'outside-hours', reason });
    await askToChoose(core);
  }
  const body = (
    <>
      <SafetyRules rules={rules} />
      <Withheld opened={[safety]} />
      <ClientWays reference={core.reference} {...{ contact, rules, at }} answered={by} />
    </>
  );
  return showClientPage(c, core, { title: c.get('web').t('cases.reach') }, body);
}
