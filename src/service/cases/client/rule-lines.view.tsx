import type { Child } from 'hono/jsx';
import { dateAndTime, longDate } from '#app/platform/language/index.ts';
import { useShell } from '#app/platform/web/index.ts';
import type { ContactRules } from '../records/index.ts';
import { safeHoursInWords, secretInWords, waysInWords } from './rule-words.ts';

type Shell = ReturnType<typeof useShell>;

/** May we reach the client, when, whom to ask for, may we leave a message, who must not know: before any number. */
function mostNeeded(rules: ContactRules, { t, lang }: Shell): Child[] {
  const secret = secretInWords(rules, t);
  const { notSafe = null, choices, askFor, leaveMessage } = rules;
  const mustNotKnow = (
    <>
      <strong>{t('cases.rules.mustNotKnow')}</strong> <bdi>{secret}</bdi>
    </>
  );
  const secrets = secret === null ? [] : [mustNotKnow];
  // While all is stopped nothing beside it may read like leave.
  if (notSafe !== null) {
    // The rules cannot be read: nobody stopped it, and nobody knows that somebody did not.
    if (notSafe.name === '') return [<strong>{t('cases.rule.unreadable')}</strong>];
    const when = dateAndTime(notSafe.since, lang);
    return [<strong>{t('cases.rule.notSafe', { name: notSafe.name, when })}</strong>, ...secrets];
  }
  return [
    ...secrets,
    <strong>{t(`cases.rules.message.${leaveMessage}`)}</strong>,
    <>
      {t('cases.rules.when')} <bdi>{safeHoursInWords(rules, t, lang) ?? t('cases.rules.when.unknown')}</bdi>
    </>,
    ...(askFor === null
      ? []
      : [
          <>
            {t('cases.rules.askFor')} <bdi>{askFor}</bdi>
          </>,
        ]),
    ...(choices === undefined ? [<span>{t('cases.rule.notChosen')}</span>] : []),
  ];
}

/** The rules of contact in one line. */
export function RulesLine({ rules }: { rules: ContactRules }) {
  const shell = useShell();
  const isStopped = (rules.notSafe ?? null) !== null;
  return (
    <p class={`client-rules row dots${isStopped ? ' stopped' : ''}`}>
      {mostNeeded(rules, shell).map((rule) => (
        <span>{rule}</span>
      ))}
    </p>
  );
}

/** All of them under one another, where they stand before number and address. */
export function SafetyRules({ rules }: { rules: ContactRules }) {
  const shell = useShell();
  const { t } = shell;
  const tone = (rules.notSafe ?? null) === null ? 'soon' : 'late';
  return (
    <section class={`notice ${tone} stack close`} aria-label={t('cases.rules')}>
      <ul class="rules">
        {[...mostNeeded(rules, shell), ...chosen(rules, shell)].map((rule) => (
          <li>{rule}</li>
        ))}
      </ul>
    </section>
  );
}

function chosen(rules: ContactRules, { t, lang }: Shell): Child[] {
  const { choices, notSafe = null } = rules;
  if (choices === undefined || notSafe !== null) return [];
  const { shared, ourName, say, codeWord, askedOn } = choices;
  return [
    <>
      {t('cases.rule.channels')} {waysInWords(rules, t)}
    </>,
    t(`cases.rule.shared.${shared}`),
    t(ourName ? 'cases.rule.ourName.may' : 'cases.rule.ourName.never'),
    t(`cases.rule.say.${say}`),
    ...(codeWord === null
      ? []
      : [
          <>
            {t('cases.rule.codeWord.is')} <bdi>{codeWord}</bdi>
          </>,
        ]),
    <span class="small">{t('cases.rule.askedOn', { day: longDate(askedOn, lang) })}</span>,
  ];
}
