import type { Child } from 'hono/jsx';
import {
  Button,
  ButtonLink,
  ButtonRow,
  CodeBlock,
  ErrorSummary,
  Form,
  type FormState,
  Notice,
  PageHeader,
  useShell,
} from '#app/platform/web/index.ts';
import type { ContactDetails } from './public.store.ts';
import { CallUs, DangerNotice, LanguageRow } from './public.view.tsx';
import { questions } from './step-fields.view.tsx';
import { type FormAnswers, mayBeSkipped, type Step, stepsFor } from './steps.ts';

/** Where each question of the visitor's own registration is; the first is the door. */
export function herPath(step: Step | 'check'): `/${string}` {
  return step === 'safe' ? '/start/form' : `/start/form/${step}`;
}

interface StepPageProps {
  step: Step;
  answers: FormAnswers;
  form: FormState;
  /** The visitor came to change this one answer, and goes back to all of them. */
  toCheck: boolean;
  contact: ContactDetails;
  notice?: Child;
}

/** One question, the ways around it, and the ways out. "On" comes first: it is what Enter does. */
export function StepPage({ step, answers, form, toCheck, contact, notice }: StepPageProps) {
  const { t, place } = useShell();
  const met = stepsFor(answers);
  const skipped = answers.skipped[step];
  const Question = questions[step];
  return (
    <div class="stack">
      {place === null || step !== 'safe' ? null : <LanguageRow place={place} />}
      {notice}
      <ErrorSummary form={form} labels={{ someone: t('intake.ask.someone') }} />
      <p class="soft">{t('intake.ask.where', { number: Math.max(1, met.indexOf(step) + 1), all: met.length })}</p>
      <Form action={herPath(step)} form={form}>
        {toCheck ? <input type="hidden" name="to" value="check" /> : null}
        <Question form={form} />
        {skipped === undefined ? null : (
          <p class="soft">{t('intake.ask.before', { answer: t(`intake.skip.${skipped}`) })}</p>
        )}
        <Button wide>{t('intake.ask.on')}</Button>
        {mayBeSkipped(step) ? (
          <ButtonRow pair>
            <Button kind="quiet" name="go" value="unknown">
              {t('intake.skip.unknown')}
            </Button>
            <Button kind="quiet" name="go" value="unsaid">
              {t('intake.skip.unsaid')}
            </Button>
          </ButtonRow>
        ) : null}
        {step === 'safe' ? null : (
          <ButtonRow>
            <Button kind="plain" name="go" value="back">
              {t('intake.ask.back')}
            </Button>
            <Button kind="plain" name="go" value="stop">
              {t('intake.ask.stop')}
            </Button>
          </ButtonRow>
        )}
      </Form>
      <DangerNotice />
      <CallUs contact={contact} />
    </div>
  );
}

/**
 * On the first page, when this browser still has a form open: the visitor's, or that of whoever had the telephone
 * before.
 */
export function AlreadyBegun({ at }: { at: string }) {
  const { t } = useShell();
  return (
    <Notice title={t('intake.begun.title')}>
      <p>
        <a href={at}>{t('intake.begun.on')}</a>
      </p>
      <Form action="/start/form">
        <Button kind="plain" name="go" value="again">
          {t('intake.begun.again')}
        </Button>
      </Form>
    </Notice>
  );
}

export function GoneNotice() {
  const { t } = useShell();
  return (
    <Notice tone="soon" title={t('intake.gone.title')} announce>
      <p>{t('intake.gone.text')}</p>
    </Notice>
  );
}

/** For a visitor who cannot read in peace: what can be done about it, and the choice is the visitor's. */
export function NotAlone({ contact }: { contact: ContactDetails }) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('intake.watched.title')}>
        <p>{t('intake.start.safe.exit', { exit: t('web.exit') })}</p>
        <p>{t('intake.watched.later')}</p>
        <p>{t('intake.start.safe.history')}</p>
      </PageHeader>
      <ButtonLink href={herPath('reach')} wide>
        {t('intake.watched.on')}
      </ButtonLink>
      <DangerNotice />
      <CallUs contact={contact}>
        <p>{t('intake.call.instead')}</p>
      </CallUs>
    </div>
  );
}

/** The code to go on with later. The same code follows the registration once it is sent. */
export function LaterPage({
  code,
  at,
  address,
  contact,
}: {
  code: string;
  at: string;
  address: string;
  contact: ContactDetails;
}) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('intake.later.title')}>
        <p>{t('intake.later.kept')}</p>
      </PageHeader>
      <CodeBlock label={t('intake.receipt.code')} code={code}>
        <p class="off-paper">{t('intake.receipt.keep.her')}</p>
        <p>
          {t('intake.receipt.address')} <bdi dir="ltr">{address}</bdi>
        </p>
      </CodeBlock>
      <div class="stack off-paper">
        <p>{t('intake.later.days')}</p>
        <p>{t('intake.later.leave', { exit: t('web.exit') })}</p>
        <ButtonLink href={at} kind="quiet" wide>
          {t('intake.later.on')}
        </ButtonLink>
        <Form action="/start/form">
          <Button kind="plain" name="go" value="again">
            {t('intake.later.drop')}
          </Button>
        </Form>
        <CallUs contact={contact} />
      </div>
    </div>
  );
}
