import { dayAndDate } from '#app/platform/language/index.ts';
import {
  ButtonLink,
  ButtonRow,
  Code,
  DueList,
  DueRow,
  EmptyState,
  Section,
  useShell,
} from '#app/platform/web/index.ts';
import { FirstPageMessages, groupedReference } from '#app/service/cases/index.ts';
import { DaysToComeSection, limitName, type NewsLine } from '#app/service/procedures/index.ts';
import { CountRow } from './count-row.view.tsx';
import { DayRows } from './day-rows.view.tsx';
import { DueRows } from './due-rows.view.tsx';
import { PeopleRows } from './people-rows.view.tsx';
import type { RegionWork, WorkCount } from './region-work.ts';

/** A coordinator's start: in the order of the harm that waiting does; every number opens its list. */
export function RegionStart({ work }: { work: RegionWork }) {
  return (
    <div class={work.hasClients ? 'two days-first' : 'stack'}>
      {work.hasClients ? (
        <div class="stack">
          <FirstPageMessages lines={work.messages} />
          <Days work={work} />
          <DaysToComeSection {...work.toCome} />
          <News news={work.news} />
        </div>
      ) : null}
      <div class="stack">
        <First work={work} />
        <Covered others={work.others} />
      </div>
    </div>
  );
}

function First({ work }: { work: RegionWork }) {
  const { t } = useShell();
  if (isQuiet(work) && !work.hasClients) return <NothingYet />;
  if (isQuiet(work)) {
    return (
      <EmptyState title={t('home.first.quiet')}>
        <p>{t('home.first.quiet.text')}</p>
      </EmptyState>
    );
  }
  return (
    <Section title={t('home.first')}>
      <DueList>
        <DayRows days={work.days} />
        {work.counts.map((count) => (
          <WorkRow count={count} />
        ))}
        <PeopleRows people={work.people} />
        {[...work.drafts].map((reference) => (
          <DueRow
            title={t('home.draft')}
            note={<Code>{groupedReference(reference)}</Code>}
            href={`/clients/${reference}/notes/new`}
          />
        ))}
      </DueList>
    </Section>
  );
}

function WorkRow({ count: { code, number, tone, href, days = 0 } }: { count: WorkCount }) {
  const { t } = useShell();
  return (
    <CountRow
      number={number}
      title={t(`home.count.${code}`, { days })}
      note={t(`home.count.${code}.note`, { days })}
      tone={tone}
      href={href}
    />
  );
}

/** A region that has just been opened: what a coordinator does first. */
function NothingYet() {
  const { t } = useShell();
  return (
    <EmptyState title={t('home.first.nothing')}>
      <p>{t('home.first.nothing.text')}</p>
      <ButtonRow>
        <ButtonLink href="/people/new">{t('people.invite.volunteer')}</ButtonLink>
      </ButtonRow>
    </EmptyState>
  );
}

function isQuiet({ counts, drafts, people, days }: RegionWork): boolean {
  const forPeople = people.approvals.length + people.keys.length + people.rotation;
  const waiting = drafts.size + forPeople + days.lacking.length + days.waiting.length;
  return waiting === 0 && counts.every(({ number }) => number === 0);
}

/** Whoever is away leaves nothing behind that nobody else can see: the team of the region sees the same work. */
function Covered({ others }: { others: readonly string[] }) {
  const { t } = useShell();
  return (
    <p class="small soft">
      {others.length === 0
        ? t('home.covered.alone')
        : t('home.covered', { count: others.length, names: others.join(', ') })}
    </p>
  );
}

function News({ news }: { news: readonly NewsLine[] }) {
  const { t } = useShell();
  if (news.length === 0) return null;
  const inSight = news.filter((line, at) => at < newsInSight || !canWait(line));
  const older = news.filter((line) => !inSight.includes(line));
  return (
    <Section title={t('home.news')}>
      <ul class="stack close small">
        {inSight.map((line) => (
          <NewsRow line={line} />
        ))}
      </ul>
      {older.length === 0 ? null : (
        <details>
          <summary>{t('home.news.more', { count: older.length })}</summary>
          <ul class="stack close small">
            {older.map((line) => (
              <NewsRow line={line} />
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

/** So many in any case; beyond them only what asks for nothing is folded, and stands by its day in the list too. */
const newsInSight = 4;
const canWait = ({ notice, confirmed }: NewsLine) => confirmed || notice.kind === 'limit-reminder';

/** "Bezwaar van Selam: nog door niemand bevestigd, vrijdag 4 december 2026". */
function NewsRow({ line }: { line: NewsLine }) {
  const { t, lang } = useShell();
  const { notice, name, catalogueId, letterKind, day, confirmed } = line;
  const { kind, reference, limitId } = notice;
  const said = confirmed && kind !== 'limit-moved' ? 'confirmed' : kind;
  return (
    <li>
      <a href={`/clients/${reference}/limits/${limitId}`}>
        {limitName(catalogueId, letterKind, lang)} · <bdi>{name ?? groupedReference(reference)}</bdi>
      </a>{' '}
      {t(`home.news.${said}`, { day: dayAndDate(day, lang) })}
    </li>
  );
}

function Days({ work }: { work: RegionWork }) {
  const { t } = useShell();
  return (
    <Section title={t('home.days')}>
      {work.first.length === 0 ? (
        <p class="soft">{t('home.days.none')}</p>
      ) : (
        <DueList>
          <DueRows lines={work.first} notices={work.notices} withClient />
        </DueList>
      )}
      <p>
        <a href="/limits">{t('home.days.all')}</a>
      </p>
    </Section>
  );
}
