import { longDate } from '#app/platform/language/index.ts';
import { Badge, Notice, Table, table, useShell } from '#app/platform/web/index.ts';
import { dueHref } from './due-href.ts';
import { dueParts, type VolunteerDue } from './due-numbers.ts';

interface VolunteersDueProps {
  volunteers: readonly VolunteerDue[];
  /** Who is away today, until when. */
  away: ReadonlyMap<string, string>;
}

/** The code in an address that stands for clients without a volunteer. */
export const noVolunteer = 'none';

/** So many of whom most is due; the others are chosen in the filter. */
const mostShown = 20;

const volunteerTable = (away: VolunteersDueProps['away']) =>
  table<VolunteerDue>('numbers', {
    who: {
      head: 'procedures.limits.volunteers.who',
      cell: (line) => <Who line={line} until={line.personId === null ? null : (away.get(line.personId) ?? null)} />,
    },
    ...Object.fromEntries(
      dueParts.map((part) => [
        part,
        {
          head: `procedures.limits.page.${part}` as const,
          isNumber: true,
          cell: (line: VolunteerDue) => <Amount line={line} part={part} />,
        },
      ]),
    ),
  });

/** How much is due of each volunteer's clients. Each number opens the list behind it. */
export function VolunteersDue({ volunteers, away }: VolunteersDueProps) {
  const { t } = useShell();
  const due = volunteers.filter(({ late, week, weeks }) => late + week + weeks > 0);
  if (due.length === 0) return null;
  return (
    <>
      <Away volunteers={due} away={away} />
      <details class="volunteers-due">
        <summary>{t('procedures.limits.volunteers')}</summary>
        <Table
          of={volunteerTable(away)}
          id="volunteers-due"
          caption={t('procedures.limits.volunteers')}
          hideCaption
          rows={due.slice(0, mostShown)}
        />
        {due.length > mostShown ? (
          <p>{t('procedures.limits.volunteers.more', { count: due.length - mostShown })}</p>
        ) : null}
      </details>
    </>
  );
}

/** Whoever is away is reminded of nothing: what is due of those clients is the coordinator's now. */
function Away({ volunteers, away }: VolunteersDueProps) {
  const { t, lang } = useShell();
  const lines = volunteers.flatMap((line) => {
    const until = line.personId === null ? undefined : away.get(line.personId);
    return until === undefined || line.name === null || line.personId === null
      ? []
      : [{ name: line.name, id: line.personId, until, number: line.late + line.week + line.weeks }];
  });
  if (lines.length === 0) return null;
  return (
    <Notice tone="soon" title={t('procedures.limits.away.title', { count: lines.length })}>
      <ul class="stack close">
        {lines.map(({ name, id, until, number }) => (
          <li>
            <a href={dueHref({ of: id })}>
              {t('procedures.limits.away.line', { name, until: longDate(until, lang), number })}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Who({ line, until }: { line: VolunteerDue; until: string | null }) {
  const { t, lang } = useShell();
  return (
    <>
      <a href={dueHref({ of: line.personId ?? noVolunteer })}>
        <bdi>{line.name ?? t('procedures.limits.volunteers.none')}</bdi>
      </a>
      {until === null ? null : (
        <>
          {' '}
          <Badge tone="info">{t('procedures.limits.away.badge', { until: longDate(until, lang) })}</Badge>
        </>
      )}
    </>
  );
}

function Amount({ line, part }: { line: VolunteerDue; part: (typeof dueParts)[number] }) {
  if (line[part] === 0) return <span class="soft">0</span>;
  return <a href={dueHref({ show: part, of: line.personId ?? noVolunteer })}>{String(line[part])}</a>;
}
