import { type ApprovableKind, approvableKinds } from '#app/platform/access/public-words/index.ts';
import {
  Badge,
  ButtonLink,
  ButtonRow,
  EmptyState,
  Notice,
  PageHeader,
  Pagination,
  Table,
  type Tone,
  table,
  useShell,
} from '#app/platform/web/index.ts';
import type { StandingState } from '#app/service/approvals/index.ts';
import { markInWords } from '#app/service/procedures/index.ts';
import {
  type AskedState,
  askedStates,
  isOfState,
  type ListedText,
  type ListQuestion,
  listHref,
  seenCode,
  shownOf,
} from './chosen.ts';

interface ListPageProps {
  all: readonly ListedText[];
  question: ListQuestion;
  /** How many were just approved. */
  done: number | null;
  page: number;
}

/** One list of everything that is approved: what a lawyer has to look at first, by kind and by how it stands. */
export function ApprovalListPage({ all, question, done, page }: ListPageProps) {
  const { t } = useShell();
  const shown = shownOf(all, question);
  return (
    <>
      <PageHeader title={t('approvals.title')}>
        <p>{t('approval-desk.lead')}</p>
        <p>
          <a href="/added-law">{t('added-law.title')}</a>
        </p>
      </PageHeader>
      {done === null ? null : <Notice tone="done" title={t('approval-desk.done', { n: done })} announce />}
      <Filters all={all} question={question} />
      {shown.length === 0 ? (
        <EmptyState title={t('approval-desk.empty')} />
      ) : (
        <Lines shown={shown} question={question} page={page} />
      )}
    </>
  );
}

function Filters({ all, question }: Pick<ListPageProps, 'all' | 'question'>) {
  const { t } = useShell();
  const kinds: (ApprovableKind | null)[] = [
    null,
    ...approvableKinds.filter((kind) => all.some(({ text }) => text.kind === kind)),
  ];
  const states = askedStates.filter(
    (state) => ['to-do', 'all'].includes(state) || all.some((one) => one.state === state),
  );
  const count = (asked: ListQuestion) => shownOf(all, asked).length;
  return (
    <div class="stack close">
      <nav class="filter" aria-label={t('approval-desk.filter.kind')}>
        {kinds.map((kind) => (
          <a href={listHref({ ...question, kind })} aria-current={kind === question.kind ? 'page' : undefined}>
            {t(kind === null ? 'approval-desk.kinds.all' : `approval-desk.kinds.${kind}`)} (
            {count({ ...question, kind })})
          </a>
        ))}
      </nav>
      <nav class="filter" aria-label={t('approval-desk.filter.state')}>
        {states.map((state: AskedState) => (
          <a href={listHref({ ...question, state })} aria-current={state === question.state ? 'page' : undefined}>
            {t(`approval-desk.state.${state}`)} ({count({ ...question, state })})
          </a>
        ))}
      </nav>
    </div>
  );
}

/** As many as one lawyer gets through at a sitting; what is done with "all" is done with those of every page. */
const onAPage = 50;

const texts = table<ListedText>('cards', {
  name: {
    head: 'approval-desk.column.name',
    cell: ({ text }, { t }) => (
      <span class="row tick-line">
        <input
          type="checkbox"
          id={seenCode(text)}
          name="of"
          value={seenCode(text)}
          aria-label={t('approval-desk.tick', { name: text.name })}
        />
        <a href={`/approvals/${text.kind}/${text.key}`} lang="nl">
          {text.name}
        </a>
      </span>
    ),
  },
  kind: { head: 'approval-desk.column.kind', cell: ({ text }, { t }) => t(`approval-desk.kind.${text.kind}`) },
  confidence: {
    head: 'procedures.limits.confidence',
    cell: ({ text }, { lang }) => markInWords(text.confidence, lang),
  },
  state: { head: 'approval-desk.column.state', cell: ({ state }) => <ApprovalBadge state={state} /> },
});

interface LinesProps {
  shown: readonly ListedText[];
  question: ListQuestion;
  page: number;
}

/** The lines, each with a box; what is done with the ticked ones, or with all that are shown. */
function Lines({ shown, question, page }: LinesProps) {
  const { t } = useShell();
  const pages = Math.ceil(shown.length / onAPage);
  const here = shown.slice((page - 1) * onAPage, page * onAPage);
  const approvable = shown.some(({ state }) => isOfState(state, 'to-do'));
  return (
    <form method="get" action="/approvals/sheets" class="stack">
      <ButtonRow>
        <ButtonLink href={listHref(question, '/sheets')} kind="quiet">
          {t('approval-desk.sheets.shown', { n: shown.length })}
        </ButtonLink>
        {approvable ? (
          <ButtonLink href={listHref(question, '/together')} kind="quiet">
            {t('approval-desk.together.shown', { n: shown.length })}
          </ButtonLink>
        ) : null}
      </ButtonRow>
      <Table of={texts} id="texts" caption={t('approvals.title')} hideCaption rows={here} />
      <p class="hint">{t('approval-desk.ticked')}</p>
      <ButtonRow>
        <button class="button quiet" type="submit">
          {t('approval-desk.sheets.ticked')}
        </button>
        {approvable ? (
          <button class="button" type="submit" formaction="/approvals/together">
            {t('approval-desk.together.ticked')}
          </button>
        ) : null}
      </ButtonRow>
      <Pagination page={page} pages={pages} hrefOf={(other) => listHref(question, '', other)} />
    </form>
  );
}

const tones: Readonly<Record<StandingState, Tone>> = {
  suspended: 'late',
  unsure: 'late',
  changed: 'soon',
  waiting: 'soon',
  'words-only': 'soon',
  approved: 'done',
};

/** How a text stands, in words. */
export function ApprovalBadge({ state }: { state: StandingState }) {
  const { t } = useShell();
  return <Badge tone={tones[state]}>{t(`approval-desk.state.${state}`)}</Badge>;
}
