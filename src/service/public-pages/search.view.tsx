import {
  Badge,
  Button,
  EmptyState,
  ErrorSummary,
  Field,
  type FormState,
  PageHeader,
  useShell,
} from '#app/platform/web/index.ts';
import type { Published, SearchAnswer } from '#app/service/directory/index.ts';
import { pageAddress } from './addresses.ts';
import { organisationAnchor } from './directory.ts';
import { InWords } from './facts.view.tsx';
import type { Target } from './search.ts';

/** Enough to choose from, and few enough to read. */
const mostShown = 10;
/** Below this part of the best answer's score an answer is chance: a word that differs in two letters, somewhere in a text. */
const leastOfBest = 0.15;

/** Sends its word in the body: an address would keep it in the history of a shared phone (design question 14). */
export function SearchForm({ form, compact = false }: { form?: FormState; compact?: boolean }) {
  const { t, lang } = useShell();
  return (
    <form class="search" method="post" action={pageAddress(lang, 'zoek')} autocomplete="off" novalidate role="search">
      <Field
        name="term"
        type="search"
        label={t('public-pages.search.label')}
        hint={compact ? undefined : t('public-pages.search.hint')}
        length="middle"
        form={form}
      />
      <Button kind="quiet">{t('public-pages.search.go')}</Button>
    </form>
  );
}

interface ResultsProps {
  form: FormState;
  /** Null when the words could not be taken. */
  answer: SearchAnswer<Target> | null;
  organisations: readonly Published[];
}

/** The search page after a question. */
export function Results({ form, answer, organisations }: ResultsProps) {
  const { t } = useShell();
  return (
    <>
      <PageHeader title={t('public-pages.search')} />
      <ErrorSummary form={form} />
      <SearchForm form={form} />
      {answer === null ? null : <Answers {...answer} organisations={organisations} />}
    </>
  );
}

type AnswersProps = SearchAnswer<Target> & Pick<ResultsProps, 'organisations'>;

function Answers({ found, corrected, organisations }: AnswersProps) {
  const { t } = useShell();
  const best = found[0]?.score ?? 0;
  const shown = found.filter(({ score }) => score >= best * leastOfBest).slice(0, mostShown);
  if (shown.length === 0)
    return (
      <EmptyState title={t('public-pages.search.none')}>
        <p>{t('public-pages.search.none.next')}</p>
      </EmptyState>
    );
  return (
    <section class="stack close" aria-labelledby="found">
      <h2 id="found">{t('public-pages.search.found', { count: shown.length })}</h2>
      {corrected.length === 0 ? null : <p>{t('public-pages.search.also', { words: corrected.join(', ') })}</p>}
      <ol class="ways">
        {shown.map(({ target }) => (
          <Answer target={target} organisations={organisations} />
        ))}
      </ol>
    </section>
  );
}

function Answer({ target, organisations }: { target: Target } & Pick<ResultsProps, 'organisations'>) {
  const { t, lang } = useShell();
  if (target.kind === 'page')
    return (
      <li>
        <a href={pageAddress(lang, target.page.slug)}>{target.page.heading}</a>
        <span class="soft">{target.page.about}</span>
      </li>
    );
  const { organisation } = target;
  return (
    <li>
      <a href={`${pageAddress(lang, 'adressen')}#${organisationAnchor(organisations, organisation)}`}>
        {organisation.name}
      </a>
      <InWords words={organisation.does} soft />
      <Badge>{t('public-pages.search.organisation')}</Badge>
    </li>
  );
}
