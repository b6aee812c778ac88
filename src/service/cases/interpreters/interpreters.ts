import { z } from 'zod';
import { spokenLanguages, spokenOptions } from '#app/platform/language/index.ts';
import { always, sealedDocument } from '#app/platform/sealed-documents/index.ts';
import { type DocumentIn, declareRecord, type FormField, field, kept } from '#app/platform/web/index.ts';
import { noBsn } from '../records/index.ts';

/** The interpreter that a client wants, and whom not. One record of the case; it is on no list and in no other paper. */
export const interpreterWishKind = 'interpreter-wish';
/** One interpreter who was asked, with what became of it. */
export const interpreterKind = 'interpreter';

const interpreterSexes = ['woman', 'man', 'either', 'unknown'] as const;
const interpreterWays = ['telephone', 'there', 'either', 'unknown'] as const;
const mostVetoes = 30;

const optional = true;

/** The wish and the veto, as they are asked and kept. */
export const wishRecord = declareRecord({
  language: kept.always(
    field.select('cases.interpreters.wish.language', spokenLanguages, {
      optional,
      options: ({ lang }) => spokenOptions(lang),
      empty: 'cases.language.unknown',
    }),
  ),
  dialect: kept.always(
    field.text('cases.interpreters.wish.dialect', {
      optional,
      max: 80,
      length: 'middle',
      hint: 'cases.interpreters.wish.dialect.hint',
    }),
  ),
  sex: kept.always(
    field.choice('cases.interpreters.wish.sex', interpreterSexes, {
      compact: true,
      words: (sex) => `cases.interpreters.sex.${sex}`,
    }),
  ),
  how: kept.always(
    field.choice('cases.interpreters.wish.how', interpreterWays, {
      compact: true,
      words: (how) => `cases.interpreters.how.${how}`,
    }),
  ),
  /** Whom the client knows or fears: nobody with such a name is asked. */
  persons: kept.always(veto('persons', 4)),
  /** A family, a church, a town, friends of somebody: only a question can tell who belongs to it. */
  circles: kept.always(veto('circles', 3)),
  noBsnReason: kept.not(noBsn),
});
export type InterpreterWish = DocumentIn<typeof wishRecord>;
export const nothingWished = wishRecord.knowing({ sex: 'unknown', how: 'unknown' });

/** One name on a line. */
function veto(name: 'persons' | 'circles', rows: number): FormField<string[]> {
  const label = `cases.interpreters.wish.${name}` as const;
  const { draw, read } = field.lines(label, { optional, max: 3000, rows, hint: `${label}.hint` });
  return {
    label,
    read: read
      .transform(linesOf)
      .refine(({ length }) => length <= mostVetoes, 'cases.interpreters.veto.tooMany')
      .refine((lines) => lines.every(({ length }) => length <= 120), 'cases.interpreters.veto.tooLong'),
    kept: z.array(z.string()).max(mostVetoes),
    blank: [],
    draw,
    typed: (lines) => lines.join('\n'),
    words: (lines) => lines.join(' · '),
  };
}

function linesOf(text: string | null): string[] {
  const lines = (text ?? '').split('\n').map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}

/** Asked, then confirmed or not; took place, and how it went. */
export const interpreterStates = ['asked', 'confirmed', 'took-place', 'declined', 'cancelled'] as const;
export type InterpreterState = (typeof interpreterStates)[number];
/** What may come after what. What is over stays as it is. */
export const nextStates: Readonly<Record<InterpreterState, readonly InterpreterState[]>> = {
  asked: ['confirmed', 'took-place', 'declined', 'cancelled'],
  confirmed: ['took-place', 'declined', 'cancelled'],
  'took-place': [],
  declined: [],
  cancelled: [],
};
export const isComing = (state: InterpreterState) => state === 'asked' || state === 'confirmed';

export const wentWays = ['well', 'partly', 'badly'] as const;
export const askedWays = ['telephone', 'there'] as const;

export const interpreterSchema = sealedDocument({
  /** Of telephone services often known only when the call begins. */
  name: always(z.string().nullable()),
  /** The agency or telephone service. */
  through: always(z.string().nullable()),
  how: always(z.enum(askedWays)),
  day: always(z.iso.date()),
  time: always(z.string().nullable()),
  state: always(z.enum(interpreterStates)),
  /** Somebody asked whether the interpreter belongs to a circle on the veto, and the answer was no. */
  outsideCircles: always(z.boolean()),
  went: always(z.enum(wentWays).nullable()),
  said: always(z.string().nullable()),
  changes: always(
    z.array(
      sealedDocument({
        at: always(z.iso.datetime()),
        name: always(z.string()),
        state: always(z.enum(interpreterStates)),
      }),
    ),
  ),
});
export type Interpreter = z.infer<typeof interpreterSchema>;
