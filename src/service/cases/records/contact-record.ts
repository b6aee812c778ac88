import { z } from 'zod';
import { always, sealedDocument } from '#app/platform/sealed-documents/index.ts';
import { type DocumentIn, declareRecord, field, kept } from '#app/platform/web/index.ts';
import { noBsn } from './no-bsn.view.tsx';

const kinds = ['telephone', 'mail', 'through-someone', 'with-code'] as const;
const ways = z.array(sealedDocument({ kind: always(z.enum(kinds)), value: always(z.string()) }));
type Ways = z.infer<typeof ways>;

const optional = true;

/** How the client can be reached and where the client stays: compartment `safety`, a record of kind `contact`. */
export const contactRecord = declareRecord(
  {
    telephone1: kept.inPart(field.telephone('cases.contact.telephone', { optional })),
    telephone2: kept.inPart(field.telephone('cases.contact.telephone2', { optional })),
    mail: kept.inPart(field.mail('cases.contact.mail')),
    throughSomeone: kept.inPart(field.text('cases.contact.through-someone', { optional, max: 300 })),
    withCode: kept.inPart(field.tick('cases.contact.code', 'cases.contact.with-code')),
    staysAt: kept.always(field.lines('cases.contact.staysAt', { optional, max: 500, rows: 3 })),
    noBsnReason: kept.not(noBsn),
  },
  {
    parts: {
      ways: {
        rule: always(ways),
        label: 'cases.reach',
        blank: [],
        pack: ({ telephone1, telephone2, mail, throughSomeone, withCode }): Ways => [
          ...way('telephone', telephone1),
          ...way('telephone', telephone2),
          ...way('mail', mail),
          ...way('through-someone', throughSomeone),
          ...way('with-code', withCode ? '' : null),
        ],
        unpack(ways: Ways) {
          const of = (kind: Ways[number]['kind']) => ways.filter((way) => way.kind === kind).map(({ value }) => value);
          const [telephone1 = null, telephone2 = null] = of('telephone');
          const [mail = null] = of('mail');
          const someone = of('through-someone').join('; ');
          return { telephone1, telephone2, mail, throughSomeone: someone, withCode: of('with-code').length > 0 };
        },
        words: (ways: Ways, { t }) => ways.map(({ kind, value }) => value || t(`cases.contact.${kind}`)).join('\n'),
      },
    },
  },
);
export type SafeContact = DocumentIn<typeof contactRecord>;

/** Nothing is known yet, or what was written down is withheld. */
export const noContact = contactRecord.knowing({});

function way(kind: Ways[number]['kind'], value: string | null): Ways {
  return value === null ? [] : [{ kind, value }];
}
