import { spokenName, spokenNames } from '#app/platform/language/index.ts';
import { Badge, Code, type Crumb, useShell } from '#app/platform/web/index.ts';
import type { CaseHeader, ContactRules } from './case-contents.ts';
import { dueInWords } from './due-in-words.ts';

/** "7KQ2-MX41": references are shown in two groups; addresses hold the eight characters. */
export const groupedReference = (reference: string) => `${reference.slice(0, 4)}-${reference.slice(4)}`;

/** The title of the tab of a page about a client: the client's reference, never the name, and what one does there. */
export const clientTitle = (reference: string, what: string) => `${groupedReference(reference)} · ${what}`;

/** The way back to the client's page, on pages about one thing of the client: whose it is must never be a guess. */
export function clientCrumb(reference: string, { nameToUse }: Pick<CaseHeader, 'nameToUse'>): Crumb {
  const label = (
    <>
      {nameToUse === null ? null : <bdi>{nameToUse}</bdi>} <Code>{groupedReference(reference)}</Code>
    </>
  );
  return { href: `/clients/${reference}`, label };
}

interface ClientHeaderProps {
  reference: string;
  header: CaseHeader;
  /** The heading of the page; the client's name when left out. */
  title?: string;
  /**
   * The rules of contact: on the client's own page and wherever a number or address stands; elsewhere they only push
   * the work down.
   */
  rules?: boolean;
  nextDueDay?: string | null;
}

/**
 * The head of every page about a client: who, which language; on the client's own page the rules of contact before
 * anything else.
 */
export function ClientHeader({ reference, header, title, rules = title === undefined, nextDueDay }: ClientHeaderProps) {
  const { t, lang } = useShell();
  const name = header.nameToUse ?? t('cases.noName');
  const back = clientCrumb(reference, header);
  const spoken = header.languages.length > 0 ? spokenNames(header.languages, lang) : t('cases.language.unknown');
  return (
    <header class="page-header stack close">
      <p class="row dots soft">
        <span>
          {title === undefined ? <Code>{groupedReference(reference)}</Code> : <a href={back.href}>{back.label}</a>}
        </span>
        <span>{spoken}</span>
        {header.reads === null ? null : <span>{t('cases.reads', { language: spokenName(header.reads, lang) })}</span>}
        {header.interpreter === 'not-needed' ? null : <span>{t(`cases.interpreter.${header.interpreter}`)}</span>}
      </p>
      <h1>{title ?? <bdi>{name}</bdi>}</h1>
      {rules ? <SafetyFlags rules={header.contactRules} /> : null}
      {nextDueDay ? (
        <p class="row">
          <a href="#limits">{t('cases.nextDue')}</a> <DueBadge day={nextDueDay} />
        </p>
      ) : null}
    </header>
  );
}

/** May we call, when, whom to ask for, may we leave a message, who must not know: before any number or address. */
function SafetyFlags({ rules }: { rules: ContactRules }) {
  const { t } = useShell();
  return (
    <section class="notice soon stack close" aria-label={t('cases.rules')}>
      <ul class="rules">
        {rules.mustNotKnow === null ? null : (
          <li>
            <strong>{t('cases.rules.mustNotKnow')}</strong> <bdi>{rules.mustNotKnow}</bdi>
          </li>
        )}
        <li>
          <strong>{t(`cases.rules.message.${rules.leaveMessage}`)}</strong>
        </li>
        <li>
          {t('cases.rules.when')} <bdi>{rules.when ?? t('cases.rules.when.unknown')}</bdi>
        </li>
        {rules.askFor === null ? null : (
          <li>
            {t('cases.rules.askFor')} <bdi>{rules.askFor}</bdi>
          </li>
        )}
      </ul>
    </section>
  );
}

/** A due day in words: "nog 3 werkdagen". Of a limit, a task or an appointment: which one is not said here. */
export function DueBadge({ day }: { day: string }) {
  const { lang } = useShell();
  const { tone, words } = dueInWords(day, lang);
  return <Badge tone={tone}>{words}</Badge>;
}
