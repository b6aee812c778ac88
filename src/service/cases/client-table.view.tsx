import type { Child } from 'hono/jsx';
import { dayAndDate, type Lang, plainDate, spokenNames, today } from '#app/platform/language/index.ts';
import { Badge, Code, DataTable, type Order, Section, sortOf, useShell } from '#app/platform/web/index.ts';
import type { ClientLine } from './client-line.ts';
import type { ClientOrder } from './client-order.ts';
import { groupedReference } from './client-reference.ts';
import { secretInWords, whenInWords } from './contact-rule/rule-words.ts';
import { dueInWords } from './due-in-words.ts';

/** A card each, for a volunteer on a phone. */
export function ClientCards({ lines }: { lines: readonly ClientLine[] }) {
  const { t } = useShell();
  return (
    <ul class="stack">
      {lines.map((line) => (
        <li>
          <Section>
            <h2>
              <WhoCell line={line} />
            </h2>
            <p>
              <LanguageCell line={line} />
            </p>
            <p class="row">
              <ContactCell line={line} />
            </p>
            <p class="row">
              {t('cases.nextDue')} <DueCell line={line} />
            </p>
            <p>
              {t('cases.column.reached')}: <ReachedCell line={line} />
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
  const { t } = useShell();
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
  const rows = lines.map(cellsOf);
  return (
    <div class="brief client-table">
      <DataTable id="clients" caption={t('cases.list')} hideCaption stacks isList columns={columns} rows={rows} />
    </div>
  );
}

const cellsOf = (line: ClientLine): Child[] => [
  <WhoCell line={line} />,
  <LanguageCell line={line} />,
  <ContactCell line={line} />,
  <ReachedCell line={line} />,
  <DueCell line={line} />,
  <VolunteerCell line={line} />,
];

function WhoCell({ line }: { line: ClientLine }) {
  const { t } = useShell();
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

function LanguageCell({ line }: { line: ClientLine }) {
  const { lang, t } = useShell();
  return line.header.languages.length > 0 ? (
    spokenNames(line.header.languages, lang)
  ) : (
    <span class="soft">{t('cases.language.unknown')}</span>
  );
}

/** The shortest form of the rules: enough not to call at the wrong moment, the page has them whole. */
function ContactCell({ line }: { line: ClientLine }) {
  const { t, lang } = useShell();
  const { contactRules } = line.header;
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
function ReachedCell({ line: { lastContact } }: { line: ClientLine }) {
  const { t, lang } = useShell();
  if (lastContact === null) return <span class="soft">{t('cases.reached.never')}</span>;
  const { days, title } = sinceContact(lastContact, today().toString(), lang);
  return (
    <time datetime={lastContact} title={title}>
      {t('cases.reached.ago', { days })}
    </time>
  );
}

const mostSince = 2_000;
/** Days, not whose: a list of fifty asks for the same few again and again. */
const since = new Map<string, { days: number; title: string }>();

function sinceContact(day: string, now: string, lang: Lang): { days: number; title: string } {
  const asked = `${now} ${day} ${lang}`;
  const known = since.get(asked);
  if (known) return known;
  const { days } = plainDate(day).until(plainDate(now), { largestUnit: 'days' });
  const told = { days: Math.max(0, days), title: dayAndDate(day, lang) };
  if (since.size >= mostSince) since.clear();
  since.set(asked, told);
  return told;
}

function DueCell({ line }: { line: ClientLine }) {
  const { t } = useShell();
  return line.nextDueDay === null ? (
    <span class="soft">{t('cases.due.none')}</span>
  ) : (
    <DueBadge day={line.nextDueDay} />
  );
}

function VolunteerCell({ line }: { line: ClientLine }) {
  const { t } = useShell();
  return line.volunteer === null ? <Badge tone="info">{t('cases.volunteer.none')}</Badge> : <bdi>{line.volunteer}</bdi>;
}

/** A due day in words: "nog 3 werkdagen". Of a limit, a task or an appointment: which one is not said here. */
function DueBadge({ day }: { day: string }) {
  const { lang } = useShell();
  const { tone, words } = dueInWords(day, lang);
  return <Badge tone={tone}>{words}</Badge>;
}
