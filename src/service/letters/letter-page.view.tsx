import type { Child } from 'hono/jsx';
import { dayAndDate, inEuros, longDate, today } from '#app/platform/language/index.ts';
import {
  ButtonLink,
  ButtonRow,
  DescriptionList,
  DueList,
  DueRow,
  Notice,
  PrintButton,
  Section,
  Steps,
  useShell,
} from '#app/platform/web/index.ts';
import { dueInWords } from '#app/service/cases/index.ts';
import type { LetterPlace, OpenLimit, OpenTask } from '#app/service/procedures/index.ts';
import { sayingsOf } from './explanation-parts.view.tsx';
import { PutBack } from './letter-aside.view.tsx';
import { ConfirmAtOnce } from './letter-confirm-at-once.view.tsx';
import { evidenceNow, explanationNow } from './letter-explained.ts';
import { LetterExplanation } from './letter-explanation.view.tsx';
import { factsNow, readingOf } from './letter-facts.ts';
import { FiveQuestions } from './letter-five-questions.view.tsx';
import { FoundLimits } from './letter-found-limits.view.tsx';
import { BeforeReading } from './letter-notes.view.tsx';
import { LetterPictures } from './letter-pages.view.tsx';
import { OnTheMap } from './letter-place.view.tsx';
import { type LetterFacts, proposalsOf } from './letter-proposals.ts';
import { KeptLimits, KeptTasks } from './letter-saved.view.tsx';
import { SeenLines } from './letter-seen-lines.view.tsx';
import { LetterStanding } from './letter-status.view.tsx';
import { type LetterTask, tasksFor } from './letter-tasks.ts';
import { FalseLetter, Warnings, warningSayings } from './letter-warnings.view.tsx';
import { outcomeInWords, senderInWords } from './letter-words.ts';
import type { KeptLetter } from './letters.store.ts';
import { marksOn, placesOf } from './places.ts';
import { isFromLawyer, urgenciesOf } from './tell-statements.ts';
import type { Telling } from './telling-rules.ts';

export interface LetterPageProps {
  reference: string;
  letter: KeptLetter;
  /** The limits that came of it, once it was confirmed. */
  limits: readonly OpenLimit[];
  /** And the tasks. */
  tasks: readonly OpenTask[];
  mayConfirm: boolean;
  /** Where on the map it belongs, while it is not confirmed; null: nowhere. */
  place: LetterPlace | null;
  /** Idempotency key of the form that confirms everything at once. */
  once: string;
  telling: Telling;
}

/** A letter and what it means: what it is, what must happen, by when and why; beside it the pages themselves. */
export function ExplainedLetterPage({
  reference,
  letter,
  limits,
  tasks,
  mayConfirm,
  place,
  once,
  telling,
}: LetterPageProps) {
  const { t, lang } = useShell();
  const { pages } = letter.document;
  const reading = readingOf(letter);
  const facts = factsNow(letter);
  const wasConfirmed = letter.document.confirmation !== null;
  const proposals = wasConfirmed ? [] : proposalsOf(reading, facts);
  const found = tasksFor(reading, facts, letter.receivedDay);
  const at = `/clients/${reference}/letters/${letter.id}`;
  const explanation = explanationNow(letter, limits, lang, telling);
  const evidence = evidenceNow(letter);
  const codes = reading.warnings.map(({ code }) => code);
  const places = placesOf(
    [...warningSayings(codes), ...sayingsOf(explanation)],
    pages.flatMap((page) => marksOn(page, evidence).map((mark) => mark.for)),
  );
  return (
    <div class="two">
      <section class="stack near">
        <SameDay letter={letter} facts={facts} kept={tasks} runs={proposals.length + limits.length > 0} />
        <FalseLetter codes={codes} places={places} />
        <BeforeReading letter={letter} at={at} />
        <What facts={facts} fromLawyer={isFromLawyer(reading)} />
        <LetterStanding letter={letter} lang={lang} />
        <SeenLines letter={letter} />
        {wasConfirmed ? (
          <>
            <KeptLimits reference={reference} limits={limits} />
            <KeptTasks reference={reference} tasks={tasks} limits={limits} />
          </>
        ) : (
          <>
            <OnTheMap place={place} />
            <FoundLimits proposals={proposals} kind={facts.kind} telling={telling} />
            <Appointments tasks={found} />
            <ToDo tasks={found} />
          </>
        )}
        <Warnings
          codes={codes}
          places={places}
          language={reading.language}
          changeAt={mayConfirm && letter.state === 'read' ? at : null}
        />
        {mayConfirm && letter.state === 'set-aside' ? <PutBack at={at} letter={letter} /> : null}
        {mayConfirm ? (
          <ConfirmAtOnce at={at} letter={letter} facts={facts} proposals={proposals} place={place} once={once} />
        ) : null}
        {facts.kind === 'unknown' ? <FiveQuestions reading={reading} telling={telling} /> : null}
        <LetterExplanation explanation={explanation} places={places} telling={telling} />
        <Facts letter={letter} facts={facts} />
        <ButtonRow pair>
          {letter.state === 'confirmed' ? (
            <ButtonLink href={`/clients/${reference}/procedures?paper=${letter.id}`} kind="quiet">
              {t('letters.page.toMap')}
            </ButtonLink>
          ) : null}
          {letter.state === 'confirmed' ? (
            <ButtonLink href={`/clients/${reference}/appointments/new?letter=${letter.id}`} kind="quiet">
              {t('procedures.limits.appointment.new')}
            </ButtonLink>
          ) : null}
          {letter.state === 'confirmed' && mayConfirm ? (
            <ButtonLink href={`${at}/set-aside`} kind="quiet">
              {t('letters.aside.title')}
            </ButtonLink>
          ) : null}
          {letter.state === 'read' && mayConfirm ? (
            <ButtonLink href={`${at}/pages`} kind="quiet">
              {t('letters.sheets.go')}
            </ButtonLink>
          ) : null}
          <ButtonLink href={`${at}/copy`} kind="quiet">
            {t('letters.copy.go')}
          </ButtonLink>
          <PrintButton label={t('letters.page.print')} />
        </ButtonRow>
      </section>
      <LetterPictures
        at={at}
        pages={pages}
        evidence={evidence}
        places={places}
        originals={originalsOf(at, letter)}
        scannedAt={letter.document.scannedAt}
        language={letter.document.reading.language}
      />
    </div>
  );
}

/** Addresses of the files of a letter as they came, where they were kept as evidence. */
export const originalsOf = (at: string, { document }: KeptLetter): string[] =>
  document.originals.map((_, place) => `${at}/originals/${place + 1}`);

function What({ facts, fromLawyer }: { facts: LetterFacts; fromLawyer: boolean }) {
  const { t, lang } = useShell();
  // A letter from a lawyer is asked about, not shown.
  const isAsked = facts.kind === 'unknown' && fromLawyer;
  return (
    <div class="stack close">
      <h1>{t(`letters.title.${facts.kind}`)}</h1>
      <p>
        {t(isAsked ? 'letters.lead.unknown.lawyer' : `letters.lead.${facts.kind}`)}
        {facts.outcome === null ? null : (
          <> {t('letters.lead.outcome', { outcome: outcomeInWords(facts.outcome, lang) })}</>
        )}
      </p>
      <p class="small only-narrow off-paper">
        <a href="#pages">{t('letters.page.toPages')}</a>
      </p>
    </div>
  );
}

const urgent: readonly string[] = ['lawyer-today', 'leave-at-once', 'show-to-lawyer', 'find-lawyer', 'ask-lawyer'];

interface SameDayProps {
  letter: KeptLetter;
  facts: LetterFacts;
  kept: readonly OpenTask[];
  /** Whether a limit came of it: a call for questioning must be seen today, but no term runs. */
  runs: boolean;
}

/** Until somebody did it: what is done and still shouts teaches people to look past it. */
function SameDay({ letter, facts, kept, runs }: SameDayProps) {
  const { t } = useShell();
  const toDo =
    letter.state === 'confirmed'
      ? kept.filter(({ state }) => state === 'open')
      : tasksFor(readingOf(letter), facts, letter.receivedDay);
  const reading = readingOf(letter);
  const because = letter.state === 'confirmed' ? [] : urgenciesOf(reading);
  // Its client's sheet says so too: she is accused, and has fourteen days.
  const isAccused = facts.outcome === 'penal_order' && toDo.length > 0;
  const isUrgent = because.length > 0 || isAccused || toDo.some(({ kind }) => urgent.includes(kind));
  if (letter.state === 'set-aside' || !isUrgent) return null;
  const fromLawyer = isFromLawyer(reading);
  return (
    <Notice tone="late" title={t(fromLawyer ? 'letters.sameDay.lawyer' : 'letters.sameDay.title')}>
      {because.map((urgency) => (
        <p>
          <strong>{t(`letters.urgent.${urgency}`)}</strong>
        </p>
      ))}
      {fromLawyer ? null : (
        <p>{t(`letters.sameDay.${facts.kind === 'unknown' ? 'unknown' : runs ? 'text' : 'noTerm'}`)}</p>
      )}
    </Notice>
  );
}

function Appointments({ tasks }: { tasks: readonly LetterTask[] }) {
  const { t, lang } = useShell();
  const appointments = tasks.filter(({ kind, day }) => kind === 'appointment' && day !== null);
  if (appointments.length === 0) return null;
  return (
    <Section title={t('letters.page.appointments')}>
      <DueList>
        {appointments.map(({ day, time, place }) => {
          const date = day ?? today().toString();
          const due = dueInWords(date, lang, { of: 'appointment' });
          const note = [time ?? t('letters.page.noHour'), place].filter((part) => part !== null).join(', ');
          return (
            <DueRow
              date={date}
              tone={due.tone}
              state={due.words}
              title={dayAndDate(date, lang)}
              note={<bdi>{note}</bdi>}
            />
          );
        })}
      </DueList>
    </Section>
  );
}

function ToDo({ tasks }: { tasks: readonly LetterTask[] }) {
  const { t } = useShell();
  const toDo = tasks.filter(({ kind, day }) => kind !== 'appointment' || day === null);
  if (toDo.length === 0) return null;
  return (
    <section class="stack close">
      <h2>{t('letters.page.tasks')}</h2>
      <Steps
        steps={toDo.map(({ kind }, at) => ({
          state: at === 0 ? 'now' : 'next',
          title: t(`procedures.limits.task.${kind}`),
          note: t(`procedures.limits.task.note.${kind}`),
        }))}
      />
    </section>
  );
}

/** The smaller facts, folded. */
function Facts({ letter, facts }: { letter: KeptLetter; facts: LetterFacts }) {
  const { t, lang } = useShell();
  const { reading, uploadedBy, uploadedAt } = letter.document;
  const { confidence } = reading;
  const sure = confidence >= 0.8 ? 'high' : confidence >= 0.5 ? 'middle' : 'low';
  const amounts = reading.amounts.map(({ value, payBy }): { term: string; value: Child } => ({
    term: t('letters.page.amount'),
    value:
      payBy === undefined
        ? inEuros(value, lang)
        : t('letters.page.amountBy', { value: inEuros(value, lang), day: longDate(payBy, lang) }),
  }));
  return (
    <details class="small">
      <summary>{t('letters.page.facts')}</summary>
      <DescriptionList
        facts={[
          { term: t('letters.page.letterDate'), value: facts.letterDate && longDate(facts.letterDate, lang) },
          { term: t('letters.page.sentDate'), value: facts.sentDate && longDate(facts.sentDate, lang) },
          { term: t('letters.page.sender'), value: senderInWords(reading.sender, lang) },
          ...amounts,
          { term: t('letters.page.sure'), value: t(`letters.page.sure.${sure}`) },
        ]}
      />
      <p class="soft">{t('letters.page.uploaded', { name: uploadedBy, day: longDate(uploadedAt, lang) })}</p>
    </details>
  );
}
