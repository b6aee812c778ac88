import type { Context } from 'hono';
import { z } from 'zod';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { defaultLanguage, translator } from '#app/platform/language/index.ts';
import type { RefusedStatus, Route } from '#app/platform/routing/index.ts';
import {
  ButtonLink,
  ButtonRow,
  Conflict,
  differingFields,
  type FormState,
  freshForm,
  Notice,
  notFound,
  readForm,
  refuse,
  text,
} from '#app/platform/web/index.ts';
import {
  channelsInWords,
  openFromPath,
  safeHoursInWords,
  saysNoBsnHere,
  secretInWords,
  showClientPage,
} from '../client/index.ts';
import { type ContactRules, readHeader, type VersionedHeader } from '../records/index.ts';
import { chooseContactRule, contactIsSafe, stopContact } from './contact-rule.store.ts';
import { RuleForm, ruleAsTyped, ruleForm, ruleFrom } from './rule-form.view.tsx';

/** The stop that was seen, by its moment. */
const safeForm = z.strictObject({ since: text(40) });

/** Choosing with the client how contact is safe, and stopping all of it with one press. */
export function contactRuleRoutes(): Route[] {
  const path = '/clients/:reference/contact-rule';
  return [
    {
      method: 'GET',
      path,
      needs: 'case.write',
      async handle(c, visit) {
        const open = await openFromPath(c, visit, 'case.write');
        if (!open) return notFound(c);
        const now = await readHeader(open);
        return showRule(c, open, now);
      },
    },
    { method: 'POST', path, needs: 'case.write', handle: saveRule },
    {
      method: 'POST',
      path: `${path}/stop`,
      needs: 'case.write',
      async handle(c, visit) {
        const open = await openFromPath(c, visit, 'case.write');
        if (!open) return notFound(c);
        await stopContact(open, translator(defaultLanguage)('cases.rule.stop.worry'));
        return c.redirect(`/clients/${open.reference}`, 303);
      },
    },
    {
      method: 'POST',
      path: `${path}/safe`,
      needs: 'case.write-safety',
      async handle(c, visit) {
        const open = await openFromPath(c, visit, 'case.write');
        if (!open) return notFound(c);
        const read = await readForm(c.req, safeForm);
        if (!read.ok) return refuse(c, 'bad-request');
        const path = `/clients/${open.reference}`;
        if ((await contactIsSafe(open, read.values.since)) === 'saved') return c.redirect(`${path}/contact-rule`, 303);
        const { t } = c.get('web');
        const body = (
          <>
            <Notice tone="late" title={t('cases.rule.safe.again')} />
            <ButtonRow>
              <ButtonLink href={path} kind="quiet">
                {t('cases.rule.ask.back')}
              </ButtonLink>
            </ButtonRow>
          </>
        );
        return showClientPage(c, open, { title: t('cases.rule.title'), status: 409 }, body);
      },
    },
  ];
}

async function saveRule(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'case.write');
  if (!open) return notFound(c);
  const read = await readForm(c.req, ruleForm, { noBsnHere: await saysNoBsnHere(c.req, visit) });
  const now = await readHeader(open);
  if (!read.ok) return showRule(c, open, now, read);
  if (read.version === undefined) return refuse(c, 'bad-request');
  const chosen = ruleFrom(read.values, read.form);
  if ('errors' in chosen) return showRule(c, open, now, { form: chosen, status: 422 });
  if ((await chooseContactRule(open, { ...now, version: read.version }, chosen)) === 'saved')
    return c.redirect(`/clients/${open.reference}`, 303);
  const later = await readHeader(open);
  const mine = { ...later.header.contactRules, ...chosen };
  return showRule(c, open, later, { form: { ...read.form, version: later.version }, status: 409, mine });
}

function showRule(
  c: Context,
  open: OpenCase,
  { header, version }: VersionedHeader,
  more: { form?: FormState; status?: RefusedStatus; mine?: ContactRules } = {},
): Promise<Response> {
  const { t } = c.get('web');
  const { contactRules } = header;
  const form = more.form ?? freshForm(ruleAsTyped(contactRules));
  const body = (
    <>
      <p>{t('cases.rule.lead')}</p>
      {more.mine ? <Conflict fields={differences(c, more.mine, contactRules)} /> : null}
      <RuleForm action={`/clients/${open.reference}/contact-rule`} form={form} version={version} />
    </>
  );
  return showClientPage(c, open, { title: t('cases.rule.title'), status: more.status }, body);
}

function differences(c: Context, mine: ContactRules, theirs: ContactRules) {
  const { t, lang } = c.get('web');
  const words = (rules: ContactRules) => [
    { term: t('cases.rules.when'), value: safeHoursInWords(rules, t, lang) ?? '' },
    { term: t('cases.rules.mustNotKnow'), value: secretInWords(rules, t) ?? '' },
    { term: t('cases.details.message'), value: t(`cases.rules.message.${rules.leaveMessage}`) },
    { term: t('cases.details.askFor'), value: rules.askFor ?? '' },
    ...(rules.choices === undefined
      ? []
      : [
          { term: t('cases.rule.channels'), value: channelsInWords(rules.choices.channels, t) },
          { term: t('cases.rule.form.shared'), value: t(`cases.rule.shared.${rules.choices.shared}`) },
          { term: t('cases.rule.form.say'), value: t(`cases.rule.say.${rules.choices.say}`) },
          {
            term: t('cases.rule.form.ourName'),
            value: t(rules.choices.ourName ? 'cases.rule.ourName.may' : 'cases.rule.ourName.never'),
          },
          { term: t('cases.rule.form.codeWord'), value: rules.choices.codeWord ?? '' },
        ]),
  ];
  return differingFields(words(mine), words(theirs));
}
