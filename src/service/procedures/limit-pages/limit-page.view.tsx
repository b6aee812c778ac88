import { dayAndDate, longDate, type Translate, today } from '#app/platform/language/index.ts';
import {
  Button,
  ButtonRow,
  ErrorSummary,
  FoldNarrow,
  Form,
  type FormState,
  Notice,
  Section,
  useShell,
} from '#app/platform/web/index.ts';
import type { Concern } from '#app/service/added-law/index.ts';
import { dueInWords } from '#app/service/cases/index.ts';
import type { Joining, WaitsFor } from '../limits/index.ts';
import { drivingDayOf, limitTitle, type OpenLimit } from '../limits/index.ts';
import { History } from './history.view.tsx';
import { JoiningNotice } from './joining.view.tsx';
import { type LimitFormName, limitActs, limitForms, type Papers } from './limit-act-forms.ts';
import { DayForms, LawyerForm, StateForm } from './limit-forms.view.tsx';
import { LimitSection, shownLimit } from './limit-section.view.tsx';
import { Waiting } from './waiting.view.tsx';

interface LimitPageProps {
  reference: string;
  limit: OpenLimit;
  /** Did a lawyer approve its legal term as it is now? */
  isApproved: boolean;
  /** What a project leader added to the law about it. */
  added: readonly Concern[];
  /** May the reader change it? A project leader with emergency access only reads. */
  writes: boolean;
  /** For whom a change waits that a second person has to open; null where none does. */
  waits: WaitsFor | null;
  joining: Joining;
  /** May the reader say that two limits are one? */
  joins: boolean;
  /** Papers of the client that can prove something. */
  papers: Papers;
  formOf: (name: LimitFormName | 'second' | 'word') => FormState;
}

/** One limit: its day and why, what happened with it, and what one can do. */
export function LimitPage(props: LimitPageProps) {
  const { reference, limit, isApproved, added, writes, waits, joining, joins, papers, formOf } = props;
  const { t, lang } = useShell();
  const { clear, origin, changes } = limit.document;
  const isOpen = clear.state === 'open';
  const due = dueInWords(drivingDayOf(limit), lang, { of: 'limit' });
  const at = `/clients/${reference}/limits/${limit.id}`;
  return (
    <>
      <h1>
        <bdi>{limitTitle(limit.document, lang)}</bdi>
      </h1>
      {([...limitForms, 'second', 'word'] as const).map((name) => (
        <ErrorSummary form={formOf(name)} labels={labels(t)} />
      ))}
      {limit.differs ? (
        <Notice tone="late" title={t('procedures.limits.differs.title')}>
          <p>{t('procedures.limits.differs.text')}</p>
        </Notice>
      ) : null}
      <div class="two">
        <div class="stack near">
          <LimitSection
            limit={{ ...shownLimit(limit), isApproved }}
            tone={isOpen ? due.tone : 'done'}
            due={isOpen ? due.words : t(`procedures.limits.state.${clear.state}`)}
          />
          {waits === null ? null : (
            <Waiting at={at} limit={limit} waits={waits} writes={writes} papers={papers} formOf={formOf} />
          )}
          <JoiningNotice reference={reference} limit={limit} joining={joining} joins={joins} />
          <AddedToLaw added={added} />
          <Moved changes={changes} />
          {writes ? <Proposal at={at} limit={limit} /> : null}
          <Origin reference={reference} origin={origin} />
        </div>
        <div class="stack near">
          {writes ? <Acts at={at} limit={limit} papers={papers} formOf={formOf} /> : null}
          <History changes={changes} />
        </div>
      </div>
    </>
  );
}

/** The rules of today count another day: old and new, and the way to take the new one. */
function Proposal({ at, limit }: { at: string; limit: OpenLimit }) {
  const { t, lang } = useShell();
  const { drivingDay, state } = limit.document.clear;
  if (limit.proposedDay === null || state !== 'open') return null;
  const days = { was: dayAndDate(drivingDay, lang), day: dayAndDate(limit.proposedDay, lang) };
  return (
    <Notice tone="soon" title={t('procedures.limits.proposal.title')}>
      <p>{t('procedures.limits.proposal.text', days)}</p>
      <Form action={`${at}/proposal`} version={limit.version}>
        <ButtonRow>
          <Button kind="quiet">{t('procedures.limits.proposal.take')}</Button>
        </ButtonRow>
      </Form>
    </Notice>
  );
}

/** The step of a procedure and the letter that it comes from. */
function Origin({ reference, origin }: { reference: string; origin: OpenLimit['document']['origin'] }) {
  const { t } = useShell();
  return (
    <>
      {origin.step === null ? null : (
        <p>
          {t('procedures.limits.fromStep')}:{' '}
          <a href={`/clients/${reference}/procedures/${origin.step.procedure}`}>{t('procedures.map')}</a>
        </p>
      )}
      {origin.letter === null ? null : (
        <p>
          {t('procedures.limits.fromLetter')}:{' '}
          <a href={`/clients/${reference}/letters/${origin.letter}`}>{t('procedures.limits.toLetter')}</a>
        </p>
      )}
    </>
  );
}

interface ActsProps extends Pick<LimitPageProps, 'limit' | 'papers' | 'formOf'> {
  /** The address of the limit. */
  at: string;
}

/** What one does with it, each act a form of its own. */
function Acts({ at, limit, papers, formOf }: ActsProps) {
  const { t } = useShell();
  const { state, confirmed, purpose } = limit.document.clear;
  const isOpen = state === 'open';
  return (
    <div class="stack near off-paper">
      <Section title={t('procedures.limits.act.title')}>
        <StateForm at={at} limit={limit} form={formOf('state')} papers={papers} />
      </Section>
      {isOpen && !confirmed && purpose === 'act' ? (
        <Section title={t('procedures.limits.lawyer.title')}>
          <FoldNarrow
            summary={t('procedures.limits.lawyer.write')}
            open={Object.keys(formOf('lawyer').errors).length > 0}
          >
            <LawyerForm at={at} limit={limit} form={formOf('lawyer')} />
          </FoldNarrow>
        </Section>
      ) : null}
      {isOpen ? <DayForms at={at} limit={limit} formOf={formOf} /> : null}
    </div>
  );
}

/** The day moved with its event or its procedure, not long ago: old and new beside one another. */
function Moved({ changes }: { changes: OpenLimit['document']['changes'] }) {
  const { t, lang } = useShell();
  const last = changes.findLast(
    ({ what, from, to, second }) => (what === 'event' || what === 'version') && from !== to && isInForce(second),
  );
  const since = today().subtract({ days: 30 }).toString();
  if (!last?.from || !last.to || last.at < since) return null;
  const days = { from: dayAndDate(last.from, lang), to: dayAndDate(last.to, lang) };
  return (
    <Notice tone="soon" title={t('procedures.limits.moved.title')}>
      <p>{t('procedures.limits.moved.text', days)}</p>
    </Notice>
  );
}

const isInForce = (second: OpenLimit['document']['changes'][number]['second']) =>
  second !== 'asked' && second !== 'declined';

const labels = (t: Translate): Record<string, string> => ({
  answer: t('procedures.limits.second.answer'),
  answerReason: t('procedures.limits.second.reason'),
  wordLawyer: t('procedures.limits.lawyer.who'),
  wordProof: t('procedures.limits.word.paper'),
  ...Object.assign({}, ...limitForms.map((name) => limitActs[name].labels(t))),
});

/** Readings and decree days from the leader's screen, each with whoever said so. */
function AddedToLaw({ added }: Pick<LimitPageProps, 'added'>) {
  const { t, lang } = useShell();
  if (added.length === 0) return null;
  return (
    <Notice tone="soon" title={t('procedures.addedLaw.title')}>
      {added.map(({ kind, day, from }) => (
        <>
          <p>{t(`procedures.addedLaw.${kind}`, { day: dayAndDate(day, lang) })}</p>
          <p class="small">
            {from === null
              ? t('added-law.from.lost')
              : t('added-law.from', {
                  lawyer: from.lawyer,
                  source: from.source,
                  day: longDate(from.checkedOn, lang),
                  name: from.by,
                  on: longDate(from.on, lang),
                })}
          </p>
        </>
      ))}
    </Notice>
  );
}
