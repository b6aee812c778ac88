import type { Child } from 'hono/jsx';
import { dayAndDate, isMessageKey, type Lang, longDate, translator } from '#app/platform/language/index.ts';
import { Badge, DescriptionList, Leaf, type Tone, useShell } from '#app/platform/web/index.ts';
import {
  citationInWords,
  type LimitDefinition,
  limitDefinition,
  type ReadingCode,
  readingInWords,
} from '#app/service/deadlines/index.ts';
import { isFatal, type LimitDocument, type SaidOfLimit } from '#app/service/limit-counting/index.ts';
import {
  confidenceInWords,
  drivingDayOf,
  editionInWords,
  limitName,
  type OpenLimit,
  type SpokenLimit,
  saidInWords,
  whyInWords,
} from '../limits/index.ts';
import { KindBadge } from './kind-badge.view.tsx';
import { WhyStrip } from './why-strip.view.tsx';

export interface ShownLimit extends SpokenLimit {
  letterKind: string | null;
  purpose: 'act' | 'wait';
  lastDay: string;
  /** Its legal term is out of use: its words become "ask the lawyer today", its days stay. */
  isSuspended?: boolean;
  /** A lawyer looked at its legal term with its rows, and what was approved is what counts here. */
  isApproved?: boolean;
  /** A day that a person typed in place of the counted one. */
  typed?: boolean;
  /** The day that is kept; another than the one that drives where an earlier one was proposed. */
  was?: string;
  /** Somebody said the day by telephone: what it is for, who said it, and that a counted day goes before it. */
  said?: SaidOfLimit | null;
  /** The lawyer who confirmed the day as it stands, and who wrote that down. */
  lawyer?: { name: string; by: string; on: string } | null | undefined;
}

/** A kept limit as the sheet shows it. */
export function shownLimit(limit: OpenLimit): ShownLimit {
  const { document, isSuspended } = limit;
  const { clear, counted, origin } = document;
  const { catalogueId, start, term, law, purpose, lastDay } = clear;
  const typed = counted !== null && counted.lastDay !== lastDay;
  return {
    catalogueId,
    start,
    term,
    law,
    purpose,
    lastDay,
    drivingDay: drivingDayOf(limit),
    was: clear.drivingDay,
    counted,
    letterKind: origin.kind,
    isSuspended,
    said: document.said,
    typed,
    // Who confirmed the day that is kept did not confirm an earlier one.
    lawyer: drivingDayOf(limit) === clear.drivingDay ? lawyerOf(document) : null,
  };
}

/** Who confirmed the day that stands; null since it changed, or when nobody did. */
function lawyerOf({ clear, changes }: LimitDocument): ShownLimit['lawyer'] {
  const said = clear.confirmed ? changes.findLast(({ what }) => what === 'lawyer') : undefined;
  return said?.lawyer === undefined ? null : { name: said.lawyer, by: said.name, on: said.at };
}

interface LimitSectionProps {
  limit: ShownLimit;
  tone?: Tone;
  /** How long still, in words. */
  due?: string;
  href?: string;
  children?: Child;
}

/** A limit as on a desk calendar: the day, why it is that day, the last days of the term, the rule and its mark. */
export function LimitSection({ limit, tone = 'soon', due, href, children }: LimitSectionProps) {
  const { t, lang } = useShell();
  const name = limit.said?.what ?? limitName(limit.catalogueId, limit.letterKind, lang);
  const key = limit.purpose === 'wait' ? 'procedures.limits.waitUntil' : 'procedures.limits.until';
  const title = t(key, { name, day: dayAndDate(limit.drivingDay, lang) });
  return (
    <article class="sheet stack close">
      <div class="due">
        <Leaf date={limit.drivingDay} tone={tone} />
        <div class="due-text">
          <h2>{href === undefined ? title : <a href={href}>{title}</a>}</h2>
          <p class="small soft">{whyOf(limit, lang)}</p>
          <p class="row">
            {due === undefined ? null : <Badge tone={tone}>{due}</Badge>}
            <KindBadge catalogueId={limit.catalogueId} said={Boolean(limit.said)} />
            {limit.isApproved === true && limit.isSuspended !== true ? (
              <Badge tone="done">{t('procedures.limits.approved')}</Badge>
            ) : null}
            {limit.isSuspended === true ? <Badge tone="late">{t('procedures.limits.suspended')}</Badge> : null}
            <Unsure limit={limit} />
            <Lawyer limit={limit} />
          </p>
        </div>
      </div>
      <KeptEarlier limit={limit} />
      <Fatal limit={limit} />
      <Readings limit={limit} />
      {limit.counted?.coverage === 'provisional' ? <p class="small">{t('procedures.limits.provisional')}</p> : null}
      <Why limit={limit} />
      {children}
    </article>
  );
}

function whyOf(limit: ShownLimit, lang: Lang): string {
  if (limit.isSuspended === true) return translator(lang)('procedures.limits.suspended.why');
  if (limit.was !== undefined && limit.was !== limit.drivingDay)
    return translator(lang)('procedures.limits.why.recounted', { was: dayAndDate(limit.was, lang) });
  if (limit.said) return saidInWords(limit.said, lang);
  // Typed later than the law's day: the day that stands in the heading is then not the one that was typed.
  const isTyped = limit.typed === true && limit.drivingDay === limit.lastDay;
  return isTyped ? translator(lang)('procedures.limits.why.typed') : whyInWords(limit, lang);
}

/** Who confirmed the day, or that it still has to be. A day that one waits for is nobody's to confirm. */
function Lawyer({ limit: { lawyer, purpose } }: { limit: ShownLimit }) {
  const { t, lang } = useShell();
  if (lawyer) {
    return (
      <Badge tone="done">{t('procedures.limits.confirmedBy', { ...lawyer, on: longDate(lawyer.on, lang) })}</Badge>
    );
  }
  return purpose === 'wait' ? null : <Badge>{t('procedures.limits.lawyerConfirms')}</Badge>;
}

/** A day under a rule that is not sure says so where one cannot miss it (design question 17). */
function Unsure({ limit: { catalogueId, lawyer } }: { limit: ShownLimit }) {
  const { lang } = useShell();
  if (lawyer || limitDefinition(catalogueId)?.confidence !== 'LOW') return null;
  return <Badge tone="late">{confidenceInWords(catalogueId, lang)}</Badge>;
}

/** "After this day it is too late" is said only where that is true. */
function sentenceFor({
  id,
  mayBeLate,
}: LimitDefinition): 'procedures.limits.safeDay' | 'procedures.limits.mayBeLate' | 'procedures.limits.fatal' {
  if (id === 'TM18') return 'procedures.limits.safeDay';
  return mayBeLate ? 'procedures.limits.mayBeLate' : 'procedures.limits.fatal';
}

/** What was said is later than the day that is counted: that one is kept to. */
function KeptEarlier({ limit: { said, lastDay, drivingDay } }: { limit: ShownLimit }) {
  const { t, lang } = useShell();
  if (!said || drivingDay === lastDay) return null;
  const days = { said: dayAndDate(lastDay, lang), day: dayAndDate(drivingDay, lang) };
  return <p class="small">{t('procedures.limits.said.earlier', days)}</p>;
}

/** What a fatal day means, where one cannot miss it; the articles stand behind "Why this day". */
function Fatal({ limit }: { limit: ShownLimit }) {
  const { t } = useShell();
  const definition = limitDefinition(limit.catalogueId);
  if (definition === null || limit.isSuspended === true || !isFatal(limit.catalogueId)) return null;
  return <p class="small">{t(sentenceFor(definition))}</p>;
}

/** All readings, when there is more than one day that can be defended. */
function Readings({ limit }: { limit: ShownLimit }) {
  const { t, lang } = useShell();
  // A day that was said is not the law's; that an earlier one goes before it is told above.
  if (limit.said && limit.typed !== true) return null;
  const days = [
    {
      day: limit.lastDay,
      words: limit.typed === true ? t('procedures.limits.why.typed') : t('procedures.limits.reading.law'),
    },
    ...(limit.typed === true && limit.counted !== null
      ? [{ day: limit.counted.lastDay, words: t('procedures.limits.reading.law') }]
      : []),
    ...(limit.counted?.readings ?? []).map((reading) => ({
      day: reading.lastDay,
      // A day that the letter states has no article, and says itself where it comes from.
      words:
        reading.code === 'stated'
          ? otherReading(reading.code, lang)
          : `${otherReading(reading.code, lang)} (${citationInWords(reading.basis, lang)})`,
    })),
  ];
  if (new Set([limit.drivingDay, ...days.map(({ day }) => day)]).size < 2) return null;
  return (
    <div class="stack close">
      <p class="small">
        {t(limit.purpose === 'wait' ? 'procedures.limits.readings.wait' : 'procedures.limits.readings')}
      </p>
      <ul class="bullets small">
        {days.map(({ day, words }) => (
          <li>
            {dayAndDate(day, lang)}: {words}
            {day === limit.drivingDay ? <b> · {t('procedures.limits.reading.chosen')}</b> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Another reading in words: of the law, or from another day of the letter. */
export function otherReading(code: string, lang: Lang): string {
  const key = `procedures.limits.reading.${code}`;
  return isMessageKey(key) ? translator(lang)(key) : readingInWords(code as ReadingCode, lang);
}

/** The rule, its source and how sure we are; folded, so that the day itself stays in sight. */
function Why({ limit }: { limit: ShownLimit }) {
  const { t, lang } = useShell();
  const definition = limitDefinition(limit.catalogueId);
  const { counted } = limit;
  const basis = counted?.legalBasis ?? definition?.basis ?? null;
  return (
    <details class="small">
      <summary>{t('procedures.limits.whyThisDay')}</summary>
      <div class="stack close">
        {definition?.note === undefined || limit.isSuspended === true ? null : <p>{definition.note[lang]}</p>}
        {counted === null || limit.start === null ? null : (
          <WhyStrip why={{ start: limit.start, lastDay: limit.lastDay, drivingDay: limit.drivingDay, counted }} />
        )}
        <DescriptionList
          facts={[
            ...(definition === null
              ? []
              : [{ term: t('procedures.limits.startsFrom'), value: definition.startsFrom[lang] }]),
            ...(basis === null ? [] : [{ term: t('procedures.limits.basis'), value: citationInWords(basis, lang) }]),
            ...(definition === null
              ? []
              : [{ term: t('procedures.limits.source'), value: citationInWords(definition.source, lang) }]),
            { term: t('procedures.limits.confidence'), value: confidenceInWords(limit.catalogueId, lang) },
            ...(limit.isApproved === undefined
              ? []
              : [
                  {
                    term: t('procedures.limits.approval'),
                    value: t(limit.isApproved ? 'procedures.limits.approval.yes' : 'procedures.limits.approval.no'),
                  },
                ]),
            ...(counted?.safeDay
              ? [{ term: t('procedures.limits.internal'), value: dayAndDate(counted.safeDay, lang) }]
              : []),
            ...(counted?.practicalDay
              ? [{ term: t('procedures.limits.practical'), value: dayAndDate(counted.practicalDay, lang) }]
              : []),
            ...(counted === null
              ? []
              : [{ term: t('procedures.limits.edition'), value: editionInWords(counted, lang) }]),
          ]}
        />
      </div>
    </details>
  );
}
