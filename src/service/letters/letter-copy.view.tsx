import { dayAndDate, longDate } from '#app/platform/language/index.ts';
import {
  DescriptionList,
  FoldNarrow,
  InLanguage,
  Notice,
  Pictogram,
  PrintButton,
  ReadAloud,
  useShell,
} from '#app/platform/web/index.ts';
import type { Reading } from '#app/service/letter-reader/index.ts';
import { limitName } from '#app/service/procedures/index.ts';
import { dayMark, type ToldDay } from './day-words.ts';
import type { Explanation } from './explain.ts';
import { ToldParts } from './explanation-parts.view.tsx';
import { explanationParts } from './explanations.ts';
import { type Glossary, type GlossaryTerm, glossaryFor, withTerms } from './glossary.ts';
import { howItCame } from './how-it-came.ts';
import { mayTell } from './may-tell.ts';
import type { Telling } from './telling-rules.ts';

interface LetterCopyProps {
  explanation: Explanation;
  /** The same in Dutch, which is what a lawyer approved; null where the paper is in Dutch. */
  dutch: Explanation | null;
  telling: Telling;
  /** The days to keep to: they are never held back (design question 17). */
  days: readonly ToldDay[];
  /** What it rests on, under what a person corrected. */
  reading: Pick<Reading, 'appointments' | 'statements' | 'warnings' | 'language'>;
  letterDate: string | null;
  /** A letter from a lawyer is asked about, not shown. */
  fromLawyer: boolean;
  /** The client does not read, or hardly: pictures stand beside the words. */
  pictures: boolean;
}

/** The paper that a client takes along: one sheet of A4, no name and no reference on it. */
export function LetterCopy(props: LetterCopyProps) {
  const { explanation, dutch, telling, letterDate, pictures } = props;
  const { t, lang } = useShell();
  const told = mayTell(explanation);
  const glossary = glossaryFor(lang, telling, 'client');
  return (
    <article class="stack letter-copy">
      <h1>{explanation.title}</h1>
      {told ? (
        <>
          <div class="off-paper">
            <ReadAloud of="copy-told" />
          </div>
          <div class="stack close" id="copy-told">
            <ToldParts explanation={explanation} glossary={glossary} heading="h2" pictures={pictures} />
          </div>
          <Words explanation={explanation} glossary={glossary} />
          {dutch === null ? null : <InDutch explanation={dutch} telling={telling} />}
        </>
      ) : (
        <Withheld {...props} />
      )}
      <p class="small soft">
        {letterDate === null
          ? t('letters.copy.about.unknown')
          : t('letters.copy.about', { day: longDate(letterDate, lang) })}
      </p>
      <PrintButton label={t('letters.copy.print')} />
    </article>
  );
}

/** A translation is a draft: the Dutch that a lawyer approved stands beside it (design question 59). */
function InDutch({ explanation, telling }: { explanation: Explanation; telling: Telling }) {
  const { t } = useShell();
  return (
    <section class="stack close in-dutch">
      <p class="small soft">{t('letters.copy.translated')}</p>
      <FoldNarrow summary={t('letters.copy.inDutch')}>
        <InLanguage lang="nl">
          <div class="stack close">
            <h2>{explanation.title}</h2>
            <ToldParts explanation={explanation} glossary={glossaryFor('nl', telling, 'client')} prefix="dutch-" />
          </div>
        </InLanguage>
      </FoldNarrow>
    </section>
  );
}

/** What is safe to say of every letter: show it today; and its days, which are never held back. */
function Withheld({ explanation, telling, days, reading, fromLawyer, pictures }: LetterCopyProps) {
  const { t, lang } = useShell();
  const { appointments } = reading;
  return (
    <>
      {explanation.maybeFalse ? (
        <Notice tone="late" title={t('letters.false.title')}>
          <p>{t('letters.told.false.do')}</p>
        </Notice>
      ) : null}
      <Notice tone="soon" title={t(fromLawyer ? 'letters.copy.sameDay.lawyer' : 'letters.copy.sameDay')}>
        <p>{t(explanation.standing === 'suspended' ? 'letters.copy.suspended' : 'letters.copy.withheld')}</p>
      </Notice>
      {howItCame(reading, lang).map(({ text }) => (
        <p>{text}</p>
      ))}
      <p>{t(fromLawyer ? 'letters.copy.withheld.do.lawyer' : 'letters.copy.withheld.do')}</p>
      {days.length + appointments.length === 0 ? <p>{t('letters.copy.withheld.noDay')}</p> : null}
      <div class={pictures && days.length + appointments.length > 0 ? 'pictured' : undefined}>
        {pictures && days.length + appointments.length > 0 ? <Pictogram of="day" /> : null}
        <DescriptionList
          facts={[
            ...days.map((day) => ({
              term: limitName(day.what, explanation.kind, lang),
              value: (
                <>
                  {dayAndDate(day.drivingDay, lang)} <span class="small">{t(dayMark(day, reading, telling))}</span>
                </>
              ),
            })),
            ...appointments.map(({ date, time }) => ({
              term: t('procedures.limits.task.appointment'),
              value: [dayAndDate(date, lang), time].filter((part) => part !== null).join(', '),
            })),
          ]}
        />
      </div>
      <p>{t('letters.copy.withheld.who')}</p>
    </>
  );
}

/** On paper nothing can be tapped: the legal words stand below, in plain words. */
function Words({ explanation: { client }, glossary }: { explanation: Explanation; glossary: Pick<Glossary, 'terms'> }) {
  const { t } = useShell();
  const sentences = explanationParts.flatMap((part) => client[part].map(({ text }) => text));
  const terms = withTerms(sentences, glossary)
    .flat()
    .flatMap(({ text, term }): { text: string; term: GlossaryTerm }[] => (term === undefined ? [] : [{ text, term }]));
  if (terms.length === 0) return null;
  return (
    <section class="small only-paper">
      <h2>{t('letters.copy.words')}</h2>
      <dl>
        {terms.map(({ text, term }) => (
          <div>
            <dt>{text}</dt>
            <dd>{term.meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
