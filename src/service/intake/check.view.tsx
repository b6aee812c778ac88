import type { Child } from 'hono/jsx';
import {
  type Lang,
  longDate,
  readDate,
  spokenChoice,
  spokenLanguages,
  type Translate,
} from '#app/platform/language/index.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  DescriptionList,
  type Fact,
  Form,
  Notice,
  PageHeader,
  Section,
  useShell,
} from '#app/platform/web/index.ts';
import { answersOf, type RegistrationDraft } from './draft.ts';
import { referrerPath, Trap } from './form.view.tsx';
import type { ContactDetails } from './public.store.ts';
import { CallUs, DangerNotice, LanguageRow } from './public.view.tsx';
import { herPath } from './step.view.tsx';
import { chosenWays, type FormAnswers, type Step, stepFieldsOf, stepsFor } from './steps.ts';

interface CheckPageProps {
  draft: RegistrationDraft;
  contact: ContactDetails;
  notice?: Child;
}

/** Everything once more before it is sent; what is not right is changed and comes back here. */
export function CheckPage({ draft, contact, notice }: CheckPageProps) {
  const { t, lang, place } = useShell();
  const { who } = draft;
  const facts = who === 'her' ? herFacts(answersOf(draft), t, lang) : referrerFacts(draft.values, t, lang);
  return (
    <div class="stack">
      {place === null ? null : <LanguageRow place={place} />}
      <PageHeader title={t('intake.check.title')}>
        <p>{t('intake.check.explain')}</p>
      </PageHeader>
      {notice}
      <Section>
        <DescriptionList facts={facts} />
      </Section>
      <Form action={who === 'her' ? herPath('check') : `${referrerPath}/check`} once={draft.key}>
        <Trap />
        <p>{t(`intake.form.${who}.whoReads`)}</p>
        <Button wide>{t('intake.form.send')}</Button>
        <ButtonRow>
          <Button kind="plain" name="go" value="back">
            {t('intake.ask.back')}
          </Button>
          <Button kind="plain" name="go" value="stop">
            {t('intake.ask.stop')}
          </Button>
        </ButtonRow>
      </Form>
      <DangerNotice />
      <CallUs contact={contact} />
    </div>
  );
}

function herFacts(answers: FormAnswers, t: Translate, lang: Lang): Fact[] {
  return stepsFor(answers)
    .filter((step) => step !== 'safe')
    .map((step) => {
      const question = t(`intake.ask.${step}`);
      const skip = answers.skipped[step];
      const answer = skip === undefined ? answerTo(step, answers, t, lang) : [t(`intake.skip.${skip}`)];
      return fact(question, answer, `${herPath(step)}?to=check`, t);
    });
}

function answerTo(step: Step, answers: FormAnswers, t: Translate, lang: Lang): string[] {
  if (step === 'reach') return chosenWays(answers).map((way) => t(`intake.ask.reach.${way}`));
  const texts = stepFieldsOf(step).flatMap((name) => [answers.values[name] ?? ''].flat().filter((one) => one !== ''));
  return texts.map((text) => said(step, text, t, lang));
}

/** A choice in words; what the visitor typed as it was typed. */
function said(step: Step, text: string, t: Translate, lang: Lang): string {
  if (step === 'message' || step === 'interpreter' || step === 'needs')
    return t(`intake.ask.${step}.${text}` as 'intake.ask.message.yes');
  return step === 'languages' || step === 'reading' ? languageName(text, t, lang) : text;
}

/** What a referrer filled in, in the order of the form; what was left open is left out. */
function referrerFacts(values: RegistrationDraft['values'], t: Translate, lang: Lang): Fact[] {
  return referrerFields(t).flatMap(({ name, term, say = (text) => text }) => {
    const texts = [values[name] ?? ''].flat().filter((text) => text !== '');
    if (texts.length === 0) return [];
    const said = texts.map((text) => say(text, lang));
    return [fact(term, said, `${referrerPath}?to=check#${name}`, t)];
  });
}

interface ReferrerField {
  name: string;
  term: string;
  say?: (text: string, lang: Lang) => string;
}

function referrerFields(t: Translate): ReferrerField[] {
  const yes = () => t('intake.rule.yes');
  const language = (text: string, lang: Lang) => languageName(text, t, lang);
  const day = (text: string, lang: Lang) => {
    const read = readDate(text);
    return read === null ? text : longDate(read.toString(), lang);
  };
  return [
    { name: 'organisation', term: t('intake.form.ref.organisation') },
    { name: 'role', term: t('intake.form.ref.role') },
    { name: 'ownTelephone', term: t('intake.form.ref.ownTelephone') },
    { name: 'ownMail', term: t('intake.form.ref.ownMail') },
    {
      name: 'consent',
      term: t('intake.form.ref.consent.question'),
      say: (text) => t(`intake.consent.${text as 'agrees'}`),
    },
    { name: 'consentLanguage', term: t('intake.form.ref.consentLanguage'), say: language },
    { name: 'consentDay', term: t('intake.form.ref.consentDay'), say: day },
    { name: 'telephone', term: t('intake.form.telephone') },
    { name: 'mail', term: t('intake.form.mail') },
    { name: 'someone', term: t('intake.form.ref.someone') },
    { name: 'someoneTelephone', term: t('intake.form.someoneTelephone') },
    { name: 'withCode', term: t('intake.form.ref.withCode'), say: yes },
    { name: 'viaReferrer', term: t('intake.form.ref.viaReferrer'), say: yes },
    { name: 'nameToUse', term: t('intake.form.ref.nameToUse') },
    { name: 'when', term: t('intake.form.ref.when') },
    { name: 'askFor', term: t('intake.form.ref.askFor') },
    { name: 'leaveMessage', term: t('intake.form.leaveMessage'), say: (text) => t(`intake.rule.${text as 'yes'}`) },
    { name: 'mustNotKnow', term: t('intake.form.ref.mustNotKnow') },
    { name: 'spoken', term: t('intake.form.ref.spoken'), say: language },
    { name: 'spokenToo', term: t('intake.form.spokenToo'), say: language },
    { name: 'spokenElse', term: t('intake.form.ref.spokenElse') },
    { name: 'reads', term: t('intake.form.ref.reads'), say: language },
    {
      name: 'interpreter',
      term: t('intake.form.ref.interpreter'),
      say: (text) => t(`intake.interpreter.${text as 'needed'}`),
    },
    { name: 'place', term: t('intake.form.ref.place') },
    { name: 'placeUnsaid', term: t('intake.form.ref.placeUnsaid'), say: yes },
    { name: 'needs', term: t('intake.form.ref.needs'), say: (text) => t(`intake.need.${text as 'letter'}`) },
    { name: 'question', term: t('intake.form.ref.question') },
  ];
}

function fact(term: string, answers: readonly string[], href: string, t: Translate): Fact {
  return {
    term,
    value: (
      <>
        {answers.length === 0 ? <p class="soft">{t('intake.check.open')}</p> : null}
        {answers.map((answer) => (
          <p dir="auto">{answer}</p>
        ))}
      </>
    ),
    act: (
      <a href={href}>
        {t('intake.check.change')}
        <span class="hidden"> – {term}</span>
      </a>
    ),
  };
}

function languageName(text: string, t: Translate, lang: Lang): string {
  if (text === 'none') return t('intake.form.readsNone');
  // What the visitor wrote beside the list is shown as written.
  return spokenLanguages.some((code) => code === text) ? spokenChoice(text, lang) : text;
}

/** Nobody can take in more now; what the visitor wrote is stored and can be sent later, with the code. */
export function FullNotice({ contact }: { contact: ContactDetails }) {
  const { t } = useShell();
  return (
    <Notice tone="soon" title={t('intake.full.title')} announce>
      <p>{t('intake.full.kept')}</p>
      <CallUs contact={contact}>
        <p>{t('intake.full.nobody')}</p>
      </CallUs>
    </Notice>
  );
}

export function GonePage({ begin, contact, notice }: { begin: string; contact: ContactDetails; notice: Child }) {
  const { t } = useShell();
  return (
    <div class="stack">
      {notice}
      <PageHeader title={t('intake.gone.page')}>
        <p>{t('intake.gone.why')}</p>
      </PageHeader>
      <ButtonLink href={begin} wide>
        {t('intake.begun.again')}
      </ButtonLink>
      <ButtonLink href="/code" kind="quiet" wide>
        {t('intake.start.code')}
      </ButtonLink>
      <DangerNotice />
      <CallUs contact={contact} />
    </div>
  );
}
