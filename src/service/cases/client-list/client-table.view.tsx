import type { Child } from 'hono/jsx';
import { dayAndDate, type Lang, plainDate, spokenNames, today } from '#app/platform/language/index.ts';
import {
  Badge,
  Cards,
  Code,
  type Column,
  type Order,
  type Shell,
  Table,
  table,
  useShell,
} from '#app/platform/web/index.ts';
import { dueInWords, groupedReference, safeHoursInWords, secretInWords } from '../client/index.ts';
import type { ClientLine } from './client-line.ts';
import type { ClientOrder } from './client-order.ts';

/** What a phone makes of it, and what a volunteer reads on the card, is said of every column: null is nothing. */
type ClientColumn = Column<ClientLine, ClientOrder> & Pick<Required<Column<ClientLine>>, 'phone' | 'card'>;

/** Everything that the list shows of a client, for a coordinator in columns and for a volunteer on a card. */
export const clientColumns = {
  client: {
    head: 'cases.column.client',
    cell: whoCell,
    sort: 'client',
    phone: null,
    card: { line: 1, draw: (who) => <h2>{who}</h2> },
  },
  language: { head: 'cases.column.language', cell: languageCell, phone: 'hidden', card: { line: 2 } },
  contact: {
    head: 'cases.column.contact',
    cell: contactCell,
    phone: 'line',
    card: { line: 3, draw: (rules) => <p class="row">{rules}</p> },
  },
  reached: {
    head: 'cases.column.reached',
    cell: reachedCell,
    sort: 'contact',
    phone: 'headed',
    card: {
      line: 5,
      draw: (day, { t }) => (
        <p>
          {t('cases.column.reached')}: {day}
        </p>
      ),
    },
  },
  due: {
    head: 'cases.column.due',
    cell: dueCell,
    sort: 'due',
    phone: 'next',
    card: {
      line: 4,
      draw: (day, { t }) => (
        <p class="row">
          {t('cases.nextDue')} {day}
        </p>
      ),
    },
  },
  volunteer: { head: 'cases.column.volunteer', cell: volunteerCell, sort: 'volunteer', phone: null, card: null },
} satisfies Readonly<Record<string, ClientColumn>>;

const clients = table<ClientLine, ClientOrder>('list', clientColumns);

/** A card each, for a volunteer on a phone. */
export function ClientCards({ lines }: { lines: readonly ClientLine[] }) {
  return <Cards of={clients} rows={lines} />;
}

interface ClientTableProps {
  lines: readonly ClientLine[];
  sorted?: { order: Order<ClientOrder>; hrefOf: (order: Order<ClientOrder>) => string };
}

/** A line each, for whoever has many. */
export function ClientTable({ lines, sorted }: ClientTableProps) {
  const { t } = useShell();
  return (
    <div class="brief">
      <Table of={clients} id="clients" caption={t('cases.list')} hideCaption rows={lines} sorted={sorted} />
    </div>
  );
}

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
  const when = safeHoursInWords(contactRules, t, lang);
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
