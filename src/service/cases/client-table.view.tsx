import type { Child } from 'hono/jsx';
import { spokenNames } from '#app/platform/language/index.ts';
import { Badge, Code, DataTable, Section, useShell } from '#app/platform/web/index.ts';
import type { ClientLine } from './client-line.ts';
import { groupedReference } from './client-reference.ts';
import { dueInWords } from './due-in-words.ts';

/** Clients as the reader needs them: a table for who has many, a card each for a volunteer on a phone. */
export function Clients({ lines, seesVolunteers }: { lines: readonly ClientLine[]; seesVolunteers: boolean }) {
  return seesVolunteers ? <ClientTable lines={lines} /> : <ClientCards lines={lines} />;
}

function ClientCards({ lines }: { lines: readonly ClientLine[] }) {
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
          </Section>
        </li>
      ))}
    </ul>
  );
}

function ClientTable({ lines }: { lines: readonly ClientLine[] }) {
  const { t } = useShell();
  const heads = ['client', 'language', 'contact', 'due', 'volunteer'] as const;
  const columns = heads.map((head) => ({ head: t(`cases.column.${head}`) }));
  return (
    <DataTable id="clients" caption={t('cases.list')} hideCaption stacks columns={columns} rows={lines.map(cellsOf)} />
  );
}

const cellsOf = (line: ClientLine): Child[] => [
  <WhoCell line={line} />,
  <LanguageCell line={line} />,
  <ContactCell line={line} />,
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
  const { t } = useShell();
  const { when, leaveMessage, mustNotKnow } = line.header.contactRules;
  return (
    <>
      {leaveMessage === 'yes' ? null : <Badge tone="soon">{t('cases.flag.noMessage')}</Badge>}{' '}
      {mustNotKnow === null ? null : <Badge tone="soon">{t('cases.flag.secret')}</Badge>}{' '}
      {when === null ? null : <bdi class="small">{when}</bdi>}
    </>
  );
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
