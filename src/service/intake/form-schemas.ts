import { z } from 'zod';
import { type Lang, spokenLanguages, today } from '#app/platform/language/index.ts';
import {
  choice,
  choices,
  optionalChoice,
  optionalDay,
  optionalTelephone,
  optionalText,
  text,
  tick,
} from '#app/platform/web/index.ts';
import { interpreterNeeds, messageRules, needs, type Registration } from './intake.ts';

/** Hidden from people; a program that fills it in waits in "check". */
export const trap = { website: z.string().optional() };

/** Asked of everybody. Only one thing is required: a way to reach the client. */
export const aboutHer = {
  telephone: optionalTelephone(),
  mail: optionalMail(),
  someone: optionalText(200),
  someoneTelephone: optionalTelephone(),
  withCode: tick(),
  nameToUse: optionalText(100),
  when: optionalText(200),
  askFor: optionalText(100),
  leaveMessage: optionalChoice(messageRules),
  mustNotKnow: optionalText(200),
  spoken: optionalChoice(spokenLanguages),
  spokenToo: optionalChoice(spokenLanguages),
  spokenElse: optionalText(100),
  reads: optionalChoice([...spokenLanguages, 'none'] as const),
  interpreter: optionalChoice(interpreterNeeds),
  place: optionalText(100),
  placeUnsaid: tick(),
  needs: choices(needs),
  question: optionalText(1000),
};

/** Everything that a visitor who registers herself answered, question by question. */
export const ownForm = z.strictObject(aboutHer).superRefine((values, context) => {
  if (waysOf(values).length === 0) context.addIssue(issue('telephone', 'intake.form.oneWay'));
});

/** The form of somebody who registers another person. */
export const referrerForm = z
  .strictObject({
    ...aboutHer,
    organisation: text(200),
    role: text(200),
    ownTelephone: optionalTelephone(),
    ownMail: optionalMail(),
    consent: choice(['agrees', 'not-asked', 'refused']),
    consentLanguage: optionalChoice(spokenLanguages),
    consentDay: optionalDay(),
    viaReferrer: tick(),
    ...trap,
    /** When the page was opened, signed. */
    opened: z.string().max(200).optional(),
  })
  .superRefine((values, context) => {
    if (values.ownTelephone === null && values.ownMail === null)
      context.addIssue(issue('ownTelephone', 'intake.form.ownWay'));
    if (waysOf(values).length === 0 && !values.viaReferrer)
      context.addIssue(issue('telephone', 'intake.form.oneWayHer'));
    if (values.consent !== 'agrees') return;
    if (values.consentLanguage === null) context.addIssue(issue('consentLanguage', 'intake.form.consentLanguage'));
    if (values.consentDay === null) context.addIssue(issue('consentDay', 'intake.form.consentDay'));
    else if (values.consentDay > today().toString()) context.addIssue(issue('consentDay', 'intake.form.notYet'));
  });

export type OwnValues = z.output<typeof ownForm>;
type ReferrerValues = z.output<typeof referrerForm>;

/** What a visitor wrote about herself, as it is sealed; `unsaid` names what the visitor did not want to say. */
export function ownRegistration(values: OwnValues, writtenIn: Lang, unsaid: Registration['unsaid'] = []): Registration {
  return { ...common(values, writtenIn), by: 'herself', ways: waysOf(values), referrer: null, unsaid };
}

/** What a referrer wrote; the client may be reached through the referrer. */
export function referredRegistration(values: ReferrerValues, writtenIn: Lang): Registration {
  const { organisation, role, ownTelephone, ownMail, consent, consentLanguage, consentDay, viaReferrer } = values;
  const agrees = consent === 'agrees';
  return {
    ...common(values, writtenIn),
    by: 'referrer',
    unsaid: [],
    ways: [
      ...waysOf(values),
      ...(viaReferrer ? [{ kind: 'through-someone' as const, value: `${organisation}, ${role}` }] : []),
    ],
    referrer: {
      organisation,
      role,
      ways: [
        ...(ownTelephone === null ? [] : [{ kind: 'telephone' as const, value: ownTelephone }]),
        ...(ownMail === null ? [] : [{ kind: 'mail' as const, value: ownMail }]),
      ],
      consent: {
        state: agrees ? 'agrees' : 'not-asked',
        language: agrees ? consentLanguage : null,
        day: agrees ? consentDay : null,
      },
    },
  };
}

function common(values: OwnValues, writtenIn: Lang): Omit<Registration, 'by' | 'ways' | 'referrer' | 'unsaid'> {
  const { nameToUse, spoken, spokenToo, spokenElse, reads, when, askFor, mustNotKnow, place, placeUnsaid, question } =
    values;
  const kept = placeUnsaid ? null : place;
  const unsaid = placeUnsaid ? 'unsaid' : 'unknown';
  return {
    nameToUse,
    languages: [...new Set([spoken, spokenToo].filter((code) => code !== null))],
    languageElse: spokenElse,
    reads,
    interpreter: values.interpreter ?? 'unknown',
    when,
    askFor,
    leaveMessage: values.leaveMessage ?? 'unknown',
    mustNotKnow,
    placeAnswer: kept === null ? unsaid : 'said',
    place: kept,
    needs: [...new Set(values.needs)],
    question,
    writtenIn,
    doubts: [],
    history: [],
  };
}

type WayFields = Pick<OwnValues, 'telephone' | 'mail' | 'someone' | 'someoneTelephone' | 'withCode'>;

function waysOf({ telephone, mail, someone, someoneTelephone, withCode }: WayFields): Registration['ways'] {
  const through = [someone, someoneTelephone].filter((part) => part !== null).join(', ');
  return [
    ...(telephone === null ? [] : [{ kind: 'telephone' as const, value: telephone }]),
    ...(mail === null ? [] : [{ kind: 'mail' as const, value: mail }]),
    ...(through === '' ? [] : [{ kind: 'through-someone' as const, value: through }]),
    ...(withCode ? [{ kind: 'with-code' as const, value: '' }] : []),
  ];
}

function optionalMail() {
  return optionalText(200).refine(
    (value) => value === null || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value),
    'intake.form.mailWrong',
  );
}

const issue = (field: string, message: string) => ({ code: 'custom' as const, path: [field], message });
