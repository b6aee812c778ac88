import type { DeclaredTerms } from './limits.ts';
import { lawChanged, m55, permits, receipt } from './term-parts.ts';

/**
 * The reflection period ends when she reported or cooperated, asked for another permit, said that she does not, or left
 * (Vc 2000 B8/3.1, HIGH·2015). With it ends the duty to report every month.
 */
const reflectionEnds = {
  in: ['reflection-period'],
  by: ['report-or-cooperate', 'other-application', 'declined', 'gone', 'period-over'],
  ends: true,
} as const;

/** Terms of the reflection period and of permits. */
export const residenceTerms = {
  TM01: {
    names: { nl: 'bedenktijd', en: 'reflection period' },
    startsFrom: m55,
    counts: [
      { law: 'policy', term: 'P3M' },
      { law: 'policy', term: 'P90D' },
    ],
    kind: 'validity',
    basis: 'Vc B8/3.1',
    confidence: 'HIGH',
    source: 'Vc 2000 B8/3.1; WBV 2023/11 (Stcrt. 2023, 13577); nationaalrapporteur.nl 27-5-2023',
    note: {
      nl: 'Drie maanden of 90 dagen: welke van de twee bindt is onzeker. De vroegste geldt voor ons.',
      en: 'Three months or 90 days: which of them binds is uncertain. The earlier one drives.',
    },
    runs: [{ stages: ['P1.3'], from: 'm55' }],
    closedBy: [reflectionEnds],
    letters: { topics: ['reflection'], starts: ['earlier', 'begun'] },
  },
  TM02: {
    names: { nl: 'bedenktijd bij Dublin', en: 'reflection period, Dublin claimant' },
    startsFrom: m55,
    counts: [{ law: 'policy', term: 'P30D' }],
    kind: 'validity',
    basis: 'WBV 2023/11',
    confidence: 'LOW',
    source: 'WBV 2023/11; nationaalrapporteur.nl 27-5-2023',
    note: lawChanged,
    runs: [{ stages: ['P1.4'], from: 'm55-dublin' }],
    closedBy: [reflectionEnds],
    letters: { topics: ['reflection'], starts: ['earlier', 'begun'] },
  },
  TM03: {
    names: { nl: 'maandelijks melden bij de politie', en: 'report to the police every month' },
    startsFrom: m55,
    counts: [{ law: 'policy', term: 'P1M' }],
    repeats: true,
    kind: 'duty',
    basis: 'Vc B8/3.1',
    confidence: 'HIGH·2015',
    source: 'Vc 2000 B8/3.1 (2015)',
    runs: [
      { stages: ['P1.3'], from: 'm55' },
      { stages: ['P1.4'], from: 'm55-dublin' },
    ],
    closedBy: [reflectionEnds],
    letters: { topics: [], starts: ['earlier', 'begun'] },
  },
  TM04: {
    names: { nl: 'streeftermijn van de IND na de M55', en: 'IND aim after the M55' },
    startsFrom: { nl: 'de politie stuurt de M55 naar de IND', en: 'the police send the M55 to the IND' },
    counts: [{ law: 'hours', term: 'PT24H' }],
    kind: 'service',
    for: 'wait',
    basis: 'Vc B8/3.1',
    confidence: 'HIGH·2015',
    source: 'Vc 2000 B8/3.1 (2015)',
    note: { nl: 'Een streven; het geeft geen recht.', en: 'An aim; it gives no right.' },
    runs: [{ stages: ['P2.4'], from: 'm55-sent' }],
    closedBy: null,
    letters: null,
  },
  TM05: {
    names: { nl: 'beslissing van de IND op de aanvraag', en: 'IND decision on the application' },
    startsFrom: receipt,
    counts: [{ law: 'statute', term: 'P90D' }],
    variants: [
      {
        code: 'extension',
        names: { nl: 'verlenging met zes maanden', en: 'extension by six months' },
        counts: [{ law: 'statute', term: 'P6M' }],
        confidence: 'HIGH·2015',
      },
    ],
    kind: 'authority',
    basis: 'Vw 25(1)-(2)',
    confidence: 'HIGH·2015',
    source: 'Vw 2000 art. 25 (2015)',
    runs: [
      { stages: ['P2.5', 'P3.4', 'P4.5', 'P5.3', 'P6.4'], from: 'ind-receipt' },
      {
        stages: ['P2.5b', 'P3.4b', 'P4.5b', 'P5.3b', 'P6.4b'],
        from: 'ind-receipt',
        variant: 'extension',
        after: 'TM05',
      },
    ],
    closedBy: [
      {
        in: permits,
        by: ['granted', 'refused'],
      },
    ],
    letters: { topics: ['authority'], starts: ['rather', 'received'] },
  },
  TM06: {
    names: { nl: 'verlenging ontvangen door de IND', en: 'renewal received by the IND' },
    startsFrom: { nl: 'de laatste dag dat de vergunning geldt', en: 'the last day on which the permit is valid' },
    counts: [{ law: 'backward', term: 'P1D' }],
    mayBeLate: true,
    kind: 'statutory',
    basis: 'Vb 3.80(1); Atw 1(2), 5',
    confidence: 'HIGH·2015',
    source: 'Vb 2000 art. 3.80(1) (2015); Algemene termijnenwet 1(2), 5',
    note: {
      nl: 'De IND moet het verzoek uiterlijk op deze dag hébben. Een weekend geeft nooit uitstel.',
      en: 'The IND must have received the request by this day. A weekend never gives more time.',
    },
    // The statement that the criminal case runs and the passport take months (Vc B8/3.3; the question to the lawyer about a
    // longer permit too). Four months, and three and two, are ours; the day itself is that of Vb 3.80(1).
    renewal: { begins: 4, reminds: [3, 2] },
    runs: [{ stages: ['P5.1b', 'P6.1b'], from: 'permit-end' }],
    closedBy: [
      { in: ['renewal-and-withdrawal', 'onward-residence'], by: ['request-filed', 'ind-receipt'] },
      { in: ['renewal-and-withdrawal'], by: ['granted', 'refused'], decides: true },
    ],
    letters: { topics: ['renew'], starts: ['only', 'validUntil'], keepsLength: true },
  },
  TM07: {
    names: { nl: 'redelijke termijn', en: 'reasonable term' },
    startsFrom: { nl: 'einde van het verblijf of bericht van intrekking', en: 'end of stay or notice of withdrawal' },
    counts: [{ law: 'policy', term: 'P2Y' }],
    kind: 'validity',
    basis: 'Vb 3.82; Vc B1/6.1',
    confidence: 'HIGH·2015',
    source: 'Vb 2000 art. 3.82, Vc 2000 B1/6.1 (2015)',
    runs: [
      { stages: ['P5.6'], from: 'permit-end' },
      { stages: ['P5.9'], from: 'withdrawn' },
    ],
    closedBy: null,
    letters: { topics: [], starts: ['earlier', 'ended'] },
  },
  TM30: {
    names: { nl: 'voortgezet verblijf wordt mogelijk', en: 'onward residence becomes possible' },
    startsFrom: { nl: 'de eerste vergunning mensenhandel', en: 'the first trafficking permit' },
    counts: [{ law: 'milestone', term: 'P3Y' }],
    variants: [
      {
        code: 'd-permit',
        names: { nl: 'na een d-vergunning: een jaar', en: 'after a d-permit: one year' },
        counts: [{ law: 'milestone', term: 'P1Y' }],
        confidence: 'HIGH·2015',
      },
    ],
    kind: 'milestone',
    basis: 'Vb 3.51; Vc B9/10, B9/12',
    confidence: 'HIGH·2015',
    source: 'Vb 2000 art. 3.51(1), Vc 2000 B9/10, B9/12 (2015)',
    note: {
      nl: 'Of gaten meetellen en welke begindag telt, moet de advocaat zeggen.',
      en: 'Whether gaps count, and from which day, is for the lawyer.',
    },
    runs: [
      { stages: ['P6.1c'], from: 'first-permit' },
      { stages: ['P6.1c'], from: 'd-permit-start', variant: 'd-permit' },
    ],
    closedBy: null,
    letters: null,
  },
  TM31: {
    names: { nl: 'aangifte door een Dublinclaimant', en: 'report by a Dublin claimant' },
    startsFrom: { nl: 'de asielaanvraag', en: 'the asylum application' },
    counts: [{ law: 'policy', term: 'P3M' }],
    kind: 'policy',
    basis: 'WBV 2019/10',
    confidence: 'LOW',
    source: 'WBV 2019/10 (Stcrt. 2019, 40593), zoals medio 2026',
    note: lawChanged,
    runs: [{ stages: ['P8.1b'], from: 'asylum-request' }],
    closedBy: null,
    letters: null,
  },
} satisfies DeclaredTerms;
