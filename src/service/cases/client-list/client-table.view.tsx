import type { Child } from 'hono/jsx';
import { dayAndDate, type Lang, plainDate, spokenNames, today } from '#app/platform/language/index.ts';
import { Badge, Code, DataTable, type Order, Section, type Shell, sortOf, useShell } from '#app/platform/web/index.ts';
import { dueInWords, groupedReference, secretInWords, whenInWords } from '../client/index.ts';
import type { ClientLine } from './client-line.ts';
import type { ClientOrder } from './client-order.ts';

/** A card each, for a volunteer on a phone. */
export function ClientCards({ lines }: { lines: readonly ClientLine[] }) {
  const shell = useShell();
  const { t } = shell;
  return (
    <ul class="two">
      {lines.map((line) => (
        <li>
          <Section>
            <h2>{whoCell(line, shell)}</h2>
            <p>{languageCell(line, shell)}</p>
            <p class="row">{contactCell(line, shell)}</p>
            <p class="row">
              {t('cases.nextDue')} {dueCell(line, shell)}
            </p>
            <p>
              {t('cases.column.reached')}: {reachedCell(line, shell)}
            </p>
          </Section>
        </li>
      ))}
    </ul>
  );
}

interface ClientTableProps {
  lines: readonly ClientLine[];
  /** How the list stands, and where it stands otherwise; without it its heads are no links. */
  sorted?: { order: Order<ClientOrder>; hrefOf: (order: Order<ClientOrder>) => string };
}

/** A line each, for whoever has many. */
export function ClientTable({ lines, sorted }: ClientTableProps) {
  const shell = useShell();
  const { t } = shell;
  const plain = (head: 'language' | 'contact') => ({ head: t(`cases.column.${head}`) });
  const sorting = (head: 'client' | 'reached' | 'due' | 'volunteer', by: ClientOrder) => ({
    head: t(`cases.column.${head}`),
    ...(sorted ? { sort: sortOf(by, sorted.order, sorted.hrefOf) } : {}),
  });
  const columns = [
    sorting('client', 'client'),
    plain('language'),
    plain('contact'),
    sorting('reached', 'contact'),
    sorting('due', 'due'),
    sorting('volunteer', 'volunteer'),
  ];
  const rows = lines.map((line) => cellsOf(line, shell));
  return (
    <div class="brief client-table">
      <DataTable id="clients" caption={t('cases.list')} hideCaption stacks isList columns={columns} rows={rows} />
    </div>
  );
}

/** No parts of their own, which would each ask for the shell: a list of fifty has three hundred cells. */
const cellsOf = (line: ClientLine, shell: Shell): Child[] => [
  whoCell(line, shell),
  languageCell(line, shell),
  contactCell(line, shell),
  reachedCell(line, shell),
  dueCell(line, shell),
  volunteerCell(line, shell),
];

function whoCell(line: ClientLine, { t }: Shell): Child {
  if (line.damaged) return <DamagedCell reference={line.reference} />;
  return (
    <>
      <a href={`/clients/${line.reference}`}>
        <bdi>{line.header.nameToUse ?? t('cases.noName')}</bdi> <Code>{groupedReference(line.reference)}</Code>
      </a>
      {line.worry ? (
        <>
          {' '}
          <Badge tone="late">{t('cases.worry')}</Badge>
        </>
      ) : null}
    </>
  );
}

/** A header that does not open: said so, and no link to a page that cannot be there. */
function DamagedCell({ reference }: { reference: string }) {
  const { t } = useShell();
  return (
    <>
      <Badge tone="late">{t('cases.damaged')}</Badge> <Code>{groupedReference(reference)}</Code>{' '}
      <span class="small soft">{t('cases.damaged.text')}</span>
    </>
  );
}

function languageCell(line: ClientLine, { lang, t }: Shell): Child {
  return line.header.languages.length > 0 ? (
    spokenNames(line.header.languages, lang)
  ) : (
    <span class="soft">{t('cases.language.unknown')}</span>
  );
}

/** The shortest form of the rules: enough not to call at the wrong moment, the page has them whole. */
function contactCell({ header: { contactRules } }: ClientLine, { t, lang }: Shell): Child {
  const when = whenInWords(contactRules, t, lang);
  return (
    <>
      {(contactRules.notSafe ?? null) === null ? null : <Badge tone="late">{t('cases.flag.notSafe')}</Badge>}{' '}
      {contactRules.leaveMessage === 'yes' ? null : <Badge tone="soon">{t('cases.flag.noMessage')}</Badge>}{' '}
      {secretInWords(contactRules, t) === null ? null : <Badge tone="soon">{t('cases.flag.secret')}</Badge>}{' '}
      {when === null ? null : <bdi class="small">{when}</bdi>}
    </>
  );
}

/** How long ago somebody reached her, by the day of the report. */
function reachedCell({ lastContact }: ClientLine, { t, lang }: Shell): Child {
  if (lastContact === null) return <span class="soft">{t('cases.reached.never')}</span>;
  const { days, title } = sinceContact(lastContact, lang);
  return (
    <time datetime={lastContact} title={title}>
      {t('cases.reached.ago', { days })}
    </time>
  );
}

const mostSince = 2_000;
/** Days, not whose: a list of fifty asks for the same few again and again. */
let since = { on: today(), told: new Map<string, { days: number; title: string }>() };

function sinceContact(day: string, lang: Lang): { days: number; title: string } {
  const now = today();
  if (since.on !== now || since.told.size >= mostSince) since = { on: now, told: new Map() };
  const asked = `${day} ${lang}`;
  const known = since.told.get(asked);
  if (known) return known;
  const { days } = plainDate(day).until(now, { largestUnit: 'days' });
  const told = { days: Math.max(0, days), title: dayAndDate(day, lang) };
  since.told.set(asked, told);
  return told;
}

function dueCell(line: ClientLine, { t, lang }: Shell): Child {
  return line.nextDueDay === null ? <span class="soft">{t('cases.due.none')}</span> : dueBadge(line.nextDueDay, lang);
}

function volunteerCell(line: ClientLine, { t }: Shell): Child {
  return line.volunteer === null ? <Badge tone="info">{t('cases.volunteer.none')}</Badge> : <bdi>{line.volunteer}</bdi>;
}

/** A due day in words: "nog 3 werkdagen". Of a limit, a task or an appointment: which one is not said here. */
function dueBadge(day: string, lang: Lang): Child {
  const { tone, words } = dueInWords(day, lang);
  return <Badge tone={tone}>{words}</Badge>;
}
