import type { Context } from 'hono';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { dayAndDate, spokenName, spokenNames } from '#app/platform/language/index.ts';
import { Badge, Code, useShell } from '#app/platform/web/index.ts';
import type { CaseHeader } from '../records/index.ts';
import { type ClientFacts, type NextDue, readClientFacts } from './client-head.ts';
import { groupedReference } from './client-reference.ts';
import { dueInWords } from './due-in-words.ts';
import { RulesLine } from './rule-lines.view.tsx';
import { Withheld } from './withheld.view.tsx';

/** The head of an open case, for the shell to draw above whatever page answers. */
export const clientHeadOf = (c: Context, open: OpenCase) => async () => (
  <ClientHead facts={await readClientFacts(c, open)} open={open} />
);

/**
 * The head of every page about a client: who, the rules of contact in one line, what comes first, the volunteer, and the
 * way back; above all that what is missing below is withheld, not empty. Not on paper: what a client takes along must not tell them.
 */
function ClientHead({ facts, open }: { facts: ClientFacts; open: OpenCase }) {
  const { t } = useShell();
  const { reference, header, next, volunteers } = facts;
  return (
    <section class="client-head off-paper" aria-label={t('cases.head')}>
      <Withheld opened={[open]} />
      <p class="client-who">
        <a href={`/clients/${reference}`}>
          <Name header={header} /> <Code>{groupedReference(reference)}</Code>
        </a>
      </p>
      <p class="small soft row dots">
        <Languages header={header} />
      </p>
      <RulesLine rules={header.contactRules} />
      <ClientNext next={next} />
      {volunteers === null ? null : (
        <p class="small">
          <Volunteers names={volunteers} />
        </p>
      )}
    </section>
  );
}

/** The name to use; "no name" where none is known. */
export function Name({ header }: { header: CaseHeader }) {
  const { t } = useShell();
  return header.nameToUse === null ? t('cases.noName') : <bdi>{header.nameToUse}</bdi>;
}

/** Spoken, read, and whether an interpreter is needed. */
export function Languages({ header }: { header: CaseHeader }) {
  const { t, lang } = useShell();
  const spoken = header.languages.length > 0 ? spokenNames(header.languages, lang) : t('cases.language.unknown');
  return (
    <>
      <span>{spoken}</span>
      {header.reads === null ? null : <span>{t('cases.reads', { language: spokenName(header.reads, lang) })}</span>}
      <Reading reading={header.reading} />
      {header.interpreter === 'not-needed' ? null : <span>{t(`cases.interpreter.${header.interpreter}`)}</span>}
    </>
  );
}

/** Whether somebody must read aloud, and which script the client knows: known before a paper is handed over. */
function Reading({ reading }: Pick<CaseHeader, 'reading'>) {
  const { t } = useShell();
  if (reading === undefined) return null;
  const { skill, script } = reading;
  return (
    <>
      {skill === 'reads' ? null : <strong>{t(`cases.reading.${skill}`)}</strong>}
      {script === null ? null : <span>{t(`cases.script.${script}`)}</span>}
    </>
  );
}

/** What comes first by name, its day, and how long still. */
export function ClientNext({ next }: { next: readonly NextDue[] }) {
  const { t } = useShell();
  if (next.length === 0) return <p class="client-next soft">{t('cases.head.nothing')}</p>;
  return (
    <>
      {next.map((one) => (
        <NextLine next={one} />
      ))}
    </>
  );
}

function NextLine({ next }: { next: NextDue }) {
  const { t, lang } = useShell();
  const { tone, words } = dueInWords(next.day, lang, { of: next.of });
  return (
    <p class="client-next row">
      <span class="hidden">{t('cases.nextDue')} </span>
      <a href={next.href}>{next.name}</a> <span>{dayAndDate(next.day, lang)}</span> <Badge tone={tone}>{words}</Badge>
    </p>
  );
}

function Volunteers({ names }: { names: readonly string[] }) {
  const { t, lang } = useShell();
  if (names.length === 0) return <Badge tone="info">{t('cases.volunteer.none')}</Badge>;
  return (
    <>
      <span class="soft">{t('cases.volunteer')}:</span>{' '}
      <bdi>{new Intl.ListFormat(lang, { type: 'conjunction' }).format(names)}</bdi>
    </>
  );
}
