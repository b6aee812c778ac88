import { z } from 'zod';
import { spokenLanguages } from '#app/platform/language/index.ts';
import { always, sealedDocument } from '#app/platform/sealed-documents/index.ts';

/** The interpreter that a client wants, and whom not. One record of the case; it is on no list and in no other paper. */
export const interpreterWishKind = 'interpreter-wish';
/** One interpreter who was asked, with what became of it. */
export const interpreterKind = 'interpreter';

export const interpreterSexes = ['woman', 'man', 'either', 'unknown'] as const;
export const interpreterWays = ['telephone', 'there', 'either', 'unknown'] as const;
export const mostVetoes = 30;

export const interpreterWishSchema = sealedDocument({
  language: always(z.enum(spokenLanguages).nullable()),
  dialect: always(z.string().nullable()),
  sex: always(z.enum(interpreterSexes)),
  how: always(z.enum(interpreterWays)),
  /** Whom the client knows or fears: nobody with such a name is asked. */
  persons: always(z.array(z.string()).max(mostVetoes)),
  /** A family, a church, a town, friends of somebody: only a question can tell who belongs to it. */
  circles: always(z.array(z.string()).max(mostVetoes)),
});
export type InterpreterWish = z.infer<typeof interpreterWishSchema>;

export const nothingWished: InterpreterWish = {
  language: null,
  dialect: null,
  sex: 'unknown',
  how: 'unknown',
  persons: [],
  circles: [],
};

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
