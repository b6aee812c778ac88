import { type Lang, translator } from '#app/platform/language/index.ts';
import type { Json } from '#app/platform/vault/index.ts';
import {
  catalogue,
  citationInWords,
  type LimitDefinition,
  limitDefinition,
  readTerm,
  regimeOf,
} from '#app/service/deadlines/index.ts';
import { type ApprovalText, type TextSection, textHash } from './approvable.ts';

/** The rows of these legal terms and how their laws find the last day: what an approval covers besides words. */
export function limitRows(ids: readonly string[]): Json {
  const rows = [...new Set(ids)].sort().flatMap((id) => limitDefinition(id) ?? []);
  const laws = [...new Set(rows.flatMap((row) => countsOf(row).map(({ law }) => law)))].sort();
  return JSON.parse(JSON.stringify({ rows, laws: laws.map((law) => [law, regimeOf(law)]) })) as Json;
}

const countsOf = ({ counts, variants = [] }: LimitDefinition) => [
  ...counts,
  ...variants.flatMap((variant) => variant.counts),
];

/** Every legal term of the catalogue as a lawyer is shown it. */
export const deadlineTexts = (): readonly ApprovalText[] => texts;

const texts = catalogue.map(
  (row): ApprovalText => ({
    kind: 'deadline',
    key: row.id,
    version: 1,
    hash: textHash(limitRows([row.id])),
    confidence: row.confidence,
    name: `${row.id} · ${row.names.nl}`,
    source: citationInWords(row.source, 'nl'),
    limits: [row.id],
    sections: (lang) => sectionsOf(row, lang),
  }),
);

function sectionsOf(row: LimitDefinition, lang: Lang): TextSection[] {
  const t = translator(lang);
  return [
    { heading: t('approvals.limit.name'), lines: [row.names[lang]] },
    { heading: t('procedures.limits.startsFrom'), lines: [row.startsFrom[lang]] },
    { heading: t('approvals.limit.counted'), lines: countedInWords(row, lang) },
    { heading: t('approvals.limit.basis'), lines: [citationInWords(row.basis, lang)] },
    ...(row.note === undefined ? [] : [{ heading: t('approvals.limit.note'), lines: [row.note[lang]] }]),
  ];
}

/** Each way of counting on a line: "4 weeks, under statute"; other situations behind their name. */
function countedInWords(row: LimitDefinition, lang: Lang): string[] {
  const t = translator(lang);
  const one = ({ law, term, clear }: LimitDefinition['counts'][number]) =>
    [termInWords(term, lang), t(`approvals.law.${law}`), clear ? t('approvals.limit.clear') : null]
      .filter((part) => part !== null)
      .join(', ');
  const own = row.counts.length === 0 ? [t('approvals.limit.noLength')] : row.counts.map(one);
  const rules = [
    t(row.for === 'wait' ? 'approvals.limit.wait' : 'approvals.limit.act'),
    ...(row.rawDayDrives ? [t('approvals.limit.raw')] : []),
    ...(row.letterDecides ? [t('approvals.limit.letter')] : []),
    ...(row.mayBeLate ? [t('approvals.limit.late')] : []),
    ...(row.repeats ? [t('approvals.limit.repeats')] : []),
  ];
  const variants = (row.variants ?? []).map(({ names, counts }) => `${names[lang]}: ${counts.map(one).join('; ')}`);
  return [...own, ...variants, ...rules];
}

/** "4 weeks"; as it is written where it is no term of one unit. */
function termInWords(term: string, lang: Lang): string {
  const read = readTerm(term);
  return read.ok ? translator(lang)(`procedures.limits.term.${read.value.unit}`, { n: read.value.length }) : term;
}
