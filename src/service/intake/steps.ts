import { z } from 'zod';
import { choices, optionalChoice } from '#app/platform/web/index.ts';
import { aboutHer } from './form-schemas.ts';
import type { Registration } from './intake.ts';

/** The questions of a visitor who registers herself, one a page, in the order in which they come. */
export const steps = [
  'safe',
  'reach',
  'telephone',
  'message',
  'ask-for',
  'mail',
  'someone',
  'when',
  'careful',
  'name',
  'languages',
  'reading',
  'interpreter',
  'place',
  'needs',
  'more',
] as const;
export type Step = (typeof steps)[number];

export const ways = ['telephone', 'mail', 'through-someone', 'with-code'] as const;
export type Way = (typeof ways)[number];

/** What the visitor typed, as it was typed: what it means is worked out when it is shown or sent. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;
export const skips = ['unknown', 'unsaid'] as const;
export type Skip = (typeof skips)[number];

export interface FormAnswers {
  values: Typed;
  /** Questions left with "I don't know" or "I don't want to say". */
  skipped: Readonly<Partial<Record<Step, Skip>>>;
}

/** The buttons under a question; none of them is "on". */
const go = { go: z.enum([...skips, 'stop', 'back', 'again']).optional() };
const toCheck = { to: z.literal('check').optional() };
const { telephone, mail, someone, someoneTelephone } = aboutHer;

/** The fields of each question. */
export const stepSchemas = {
  safe: form({ safe: optionalChoice(['yes', 'no']) }),
  reach: form({ ways: choices(ways) }).superRefine(needOne('ways', 'intake.form.oneWay')),
  telephone: form({ telephone }).superRefine(needOne('telephone', 'intake.ask.telephone.needed')),
  message: form({ leaveMessage: optionalChoice(['yes', 'no']) }),
  'ask-for': form({ askFor: aboutHer.askFor }),
  mail: form({ mail }).superRefine(needOne('mail', 'intake.ask.mail.needed')),
  someone: form({ someone, someoneTelephone }).superRefine(needOne('someone', 'intake.ask.someone.needed')),
  when: form({ when: aboutHer.when }),
  careful: form({ mustNotKnow: aboutHer.mustNotKnow }),
  name: form({ nameToUse: aboutHer.nameToUse }),
  languages: form({ spoken: aboutHer.spoken, spokenToo: aboutHer.spokenToo, spokenElse: aboutHer.spokenElse }),
  reading: form({ reads: aboutHer.reads }),
  interpreter: form({ interpreter: optionalChoice(['needed', 'not-needed']) }),
  place: form({ place: aboutHer.place }),
  needs: form({ needs: aboutHer.needs }),
  more: form({ question: aboutHer.question }),
} satisfies Record<Step, z.ZodObject>;

/** Names of the fields of a question, without its buttons. */
export function stepFieldsOf(step: Step): string[] {
  return Object.keys(stepSchemas[step].shape).filter((name) => !(name in go) && !(name in toCheck));
}

/** Without these nobody can be reached; every other question has its two ways around it. */
const needed: readonly Step[] = ['reach', 'telephone', 'mail', 'someone'];
export const mayBeSkipped = (step: Step): boolean => step !== 'safe' && !needed.includes(step);

/** Questions that make no sense without a certain way of contact. */
const onlyFor: Partial<Record<Step, readonly Way[]>> = {
  telephone: ['telephone'],
  message: ['telephone'],
  'ask-for': ['telephone'],
  mail: ['mail'],
  someone: ['through-someone'],
  when: ['telephone', 'mail', 'through-someone'],
};

export function chosenWays({ values }: Pick<FormAnswers, 'values'>): Way[] {
  return ways.filter((way) => values.ways?.includes(way));
}

/** The questions that come, given the ways of contact that the visitor chose. */
export function stepsFor(answers: FormAnswers): Step[] {
  const chosen = chosenWays(answers);
  return steps.filter((step) => onlyFor[step]?.some((way) => chosen.includes(way)) ?? true);
}

/** The question after or before this one; null at either end. */
export function neighbour(step: Step, by: 1 | -1, answers: FormAnswers): Step | null {
  const met = stepsFor(answers);
  return met[met.indexOf(step) + by] ?? null;
}

/** The first question without which nothing can be sent; null when all is there. */
export function firstNeeded(answers: FormAnswers): Step | null {
  const isEmpty = (name: string) => [answers.values[name] ?? ''].flat().join('').trim() === '';
  const met = stepsFor(answers).filter((step) => needed.includes(step));
  return met.find((step) => stepFieldsOf(step).every(isEmpty)) ?? null;
}

/** The answers with those to one question put in place of what stood there. */
export function withAnswer(answers: FormAnswers, step: Step, values: Typed, skip?: Skip): FormAnswers {
  const others = Object.entries(answers.values).filter(([name]) => !stepFieldsOf(step).includes(name));
  const { [step]: _before, ...skipped } = answers.skipped;
  const own = stepFieldsOf(step).flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]] as const]));
  return {
    values: Object.fromEntries(skip === undefined ? [...others, ...own] : others),
    skipped: skip === undefined ? skipped : { ...skipped, [step]: skip },
  };
}

const unsaidBy: Partial<Record<Step, Registration['unsaid'][number]>> = {
  message: 'leaveMessage',
  'ask-for': 'askFor',
  when: 'when',
  careful: 'mustNotKnow',
  name: 'nameToUse',
  languages: 'languages',
  reading: 'reads',
  interpreter: 'interpreter',
  needs: 'needs',
  more: 'question',
};

/**
 * What goes to the intake team: only answers to questions that still come. A way that was taken back takes its number
 * along.
 */
export function toSend(answers: FormAnswers): { input: Record<string, unknown>; unsaid: Registration['unsaid'] } {
  const met = stepsFor(answers);
  const kept = new Set(met.flatMap(stepFieldsOf).filter((name) => name !== 'safe' && name !== 'ways'));
  const input = Object.fromEntries(Object.entries(answers.values).filter(([name]) => kept.has(name)));
  const unsaid = met.flatMap((step) => (answers.skipped[step] === 'unsaid' ? [unsaidBy[step] ?? []].flat() : []));
  return {
    input: {
      ...input,
      ...(chosenWays(answers).includes('with-code') ? { withCode: 'yes' } : {}),
      ...(answers.skipped.place === 'unsaid' ? { placeUnsaid: 'yes' } : {}),
    },
    unsaid,
  };
}

function form<Shape extends z.ZodRawShape>(fields: Shape) {
  return z.strictObject({ ...fields, ...go, ...toCheck });
}

function needOne(field: string, message: string) {
  return (values: Record<string, unknown>, context: z.RefinementCtx) => {
    const named = Object.entries(values).filter(([name]) => !(name in go) && !(name in toCheck));
    if (named.some(([, value]) => (Array.isArray(value) ? value.length > 0 : value !== null))) return;
    context.addIssue({ code: 'custom', path: [field], message });
  };
}
