import type { Child } from 'hono/jsx';
import type { InterpreterLine } from '#app/platform/access/public-words/index.ts';
import { spokenName, type Translate } from '#app/platform/language/index.ts';
import { ButtonLink, DescriptionList, EmptyState, Section, TelephoneLink, useShell } from '#app/platform/web/index.ts';
import { InterpreterFacts } from './interpreter-page.view.tsx';
import type { StoredInterpreter } from './interpreters.store.ts';
import { type InterpreterWish, isComing } from './interpreters.ts';

interface InterpretersPageProps {
  at: string;
  wish: InterpreterWish;
  interpreters: readonly StoredInterpreter[];
  lines: readonly InterpreterLine[];
  writes: boolean;
}

/** What the client wishes of interpreters, whom not, the telephone services, and everybody who was asked. */
export function InterpretersPage({ at, wish, interpreters, lines, writes }: InterpretersPageProps) {
  const { t, lang } = useShell();
  const [coming, over] = [
    interpreters.filter(({ interpreter }) => isComing(interpreter.state)),
    interpreters.filter(({ interpreter }) => !isComing(interpreter.state)),
  ];
  const language = wish.language === null ? null : spokenName(wish.language, lang);
  return (
    <>
      <Section title={t('cases.interpreters.wish')}>
        <DescriptionList
          facts={[
            { term: t('cases.interpreters.wish.language'), value: spoken(language, wish.dialect) },
            { term: t('cases.interpreters.wish.sex'), value: t(`cases.interpreters.sex.${wish.sex}`) },
            { term: t('cases.interpreters.wish.how'), value: t(`cases.interpreters.how.${wish.how}`) },
            { term: t('cases.interpreters.wish.persons'), value: <Names names={wish.persons} /> },
            { term: t('cases.interpreters.wish.circles'), value: <Names names={wish.circles} /> },
          ]}
        />
        <p class="small soft">{t('cases.interpreters.veto.stays')}</p>
        {writes ? <a href={`${at}/wish`}>{t('cases.interpreters.wish.change')}</a> : null}
      </Section>
      <Section title={t('cases.interpreters.coming')}>
        <Asked at={at} interpreters={coming} wish={wish} />
        {writes ? <ButtonLink href={`${at}/new`}>{t('cases.interpreters.ask')}</ButtonLink> : null}
      </Section>
      <Lines lines={lines} />
      {over.length === 0 ? null : (
        <Section title={t('cases.interpreters.over')}>
          <Asked at={at} interpreters={over} wish={wish} />
        </Section>
      )}
    </>
  );
}

function spoken(language: string | null, dialect: string | null): Child {
  if (language === null && dialect === null) return null;
  return (
    <>
      {language} {dialect === null ? null : <bdi>{dialect}</bdi>}
    </>
  );
}

function Names({ names }: { names: readonly string[] }) {
  const { t } = useShell();
  if (names.length === 0) return <>{t('cases.interpreters.veto.nobody')}</>;
  return (
    <ul class="plain">
      {names.map((name) => (
        <li>
          <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
  );
}

function Asked(props: { at: string; interpreters: readonly StoredInterpreter[]; wish: InterpreterWish }) {
  const { t } = useShell();
  const { at, interpreters, wish } = props;
  if (interpreters.length === 0) return <EmptyState title={t('cases.interpreters.none')} />;
  return (
    <ul class="stack">
      {interpreters.map(({ id, interpreter }) => (
        <li class="stack close">
          <InterpreterFacts interpreter={interpreter} wish={wish} />
          <a href={`${at}/${id}`}>{t('cases.interpreters.open')}</a>
        </li>
      ))}
    </ul>
  );
}

/** The telephone services that the project leader wrote down, as she signed them. */
function Lines({ lines }: { lines: readonly InterpreterLine[] }) {
  const { t } = useShell();
  return (
    <Section title={t('cases.interpreters.lines')}>
      {lines.length === 0 ? <p class="soft">{t('cases.interpreters.lines.none')}</p> : null}
      <ul class="stack close">
        {lines.map(({ name, telephone, note }) => (
          <li>
            <p>
              <bdi>{name}</bdi>
            </p>
            <TelephoneLink number={telephone} />
            {note === null ? null : (
              <p class="small" dir="auto">
                {note}
              </p>
            )}
          </li>
        ))}
      </ul>
      <p class="small soft">{t('cases.interpreters.lines.ask')}</p>
    </Section>
  );
}

/** The wish in one line, for the page of the client; names of the veto are not in it. */
export function wishInWords(wish: InterpreterWish | null, t: Translate): string {
  if (wish === null) return t('cases.interpreters.notAsked');
  const { dialect, sex, how, persons, circles } = wish;
  const vetoes = persons.length + circles.length;
  return [
    ...(dialect === null ? [] : [dialect]),
    ...(sex === 'unknown' ? [] : [t(`cases.interpreters.sex.${sex}`)]),
    ...(how === 'unknown' ? [] : [t(`cases.interpreters.how.${how}`)]),
    ...(vetoes === 0 ? [] : [t('cases.interpreters.veto.number', { count: vetoes })]),
  ].join(' · ');
}
