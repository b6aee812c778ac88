import { z } from 'zod';
import { type Lang, longDate, spokenName, type Translate } from '#app/platform/language/index.ts';
import {
  Choice,
  choice,
  DateField,
  day,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  optionalText,
  PasswordAgain,
  passwordAgain,
  TextArea,
  Tick,
  tick,
  useShell,
} from '#app/platform/web/index.ts';
import { type FitReason, type Ranked, shortList } from './matching.ts';
import { assignmentReasons } from './reasons.ts';

export const assignmentForm = z.strictObject({
  volunteer: z.uuid('web.form.choose'),
  reason: choice(assignmentReasons),
  until: day(),
  withSafety: tick(),
  earlierReports: tick(),
  why: optionalText(500),
  endOthers: tick(),
  word: optionalText(500),
  password: passwordAgain(),
});

/** What is in the form from the start: half a year, address and telephone included. */
export const newAssignment = (until: Temporal.PlainDate): FormState['values'] => ({
  reason: 'volunteer-match',
  until: until.toString().split('-').reverse().join('-'),
  withSafety: 'yes',
});

interface MatchFormProps {
  action: string;
  form: FormState;
  once: string;
  ranked: readonly Ranked[];
  /** Names of those who stand beside this client now. */
  beside: readonly string[];
  /** Show everybody who can be asked, and not the first few only. */
  all: boolean;
}

/** The short list as a choice, each with reasons; then for how long, and with what. */
export function AssignmentForm({ action, form, once, ranked, beside, all }: MatchFormProps) {
  const { t } = useShell();
  const available = ranked.filter((one) => one.available);
  const chosen = form.values.volunteer;
  const shown = available.filter(({ candidate }, place) => all || place < shortList || candidate.personId === chosen);
  return (
    <>
      <ErrorSummary
        form={form}
        labels={{
          volunteer: t('matching.who'),
          reason: t('matching.reason'),
          until: t('matching.until'),
          password: t('routing.stepUp'),
        }}
      />
      <Form action={action} form={form} once={once}>
        <PasswordAgain form={form} unlessFresh />
        <Choice
          name="volunteer"
          legend={t('matching.who')}
          form={form}
          options={shown.map(({ candidate, reasons }) => ({
            value: candidate.personId,
            label: <bdi>{candidate.name}</bdi>,
            hint: <Reasons reasons={reasons} />,
          }))}
        />
        {shown.length < available.length ? (
          <a href="?all=yes">{t('matching.all', { count: available.length })}</a>
        ) : null}
        {beside.length === 0 ? null : (
          <Tick
            name="endOthers"
            legend={t('matching.oneVolunteer', { names: beside.join(', ') })}
            form={form}
            label={t('matching.endOthers', { names: beside.join(', ') })}
          />
        )}
        <Choice
          name="reason"
          legend={t('matching.reason')}
          form={form}
          options={assignmentReasons.map((value) => ({ value, label: t(`matching.reason.${value}`) }))}
        />
        <WithWhat form={form} />
        <TextArea name="word" label={t('matching.word')} hint={t('matching.word.hint')} optional rows={3} form={form} />
        <FormFoot back={action.replace(/\/volunteer$/, '')}>{t('matching.ask')}</FormFoot>
      </Form>
    </>
  );
}

/** Until when, with what, and why not with all of it. */
function WithWhat({ form }: { form: FormState }) {
  const { t } = useShell();
  return (
    <>
      <DateField name="until" label={t('matching.until')} hint={t('matching.until.hint')} form={form} />
      <Tick
        name="withSafety"
        legend={t('matching.what')}
        hint={t('matching.what.hint')}
        form={form}
        label={t('matching.withSafety')}
      />
      <TextArea name="why" label={t('matching.why')} hint={t('matching.why.hint')} optional rows={2} form={form} />
      <Tick
        name="earlierReports"
        legend={t('matching.earlier')}
        hint={t('matching.earlier.hint')}
        form={form}
        label={t('matching.earlierReports')}
      />
    </>
  );
}

/** Those who cannot be asked now, with what is missing: it is often one line in a profile. */
export function NotNow({ ranked }: { ranked: readonly Ranked[] }) {
  const { t } = useShell();
  const missing = ranked.filter((one) => !one.available);
  if (missing.length === 0) return null;
  return (
    <details>
      <summary>{t('matching.notNow', { count: missing.length })}</summary>
      <ul class="stack close">
        {missing.map(({ candidate, reasons }) => (
          <li>
            <a href={`/people/${candidate.personId}/profile`}>
              <bdi>{candidate.name}</bdi>
            </a>{' '}
            <span class="small soft">
              <Reasons reasons={reasons} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Reasons({ reasons }: { reasons: readonly FitReason[] }) {
  const { t, lang } = useShell();
  return <>{reasons.map((reason) => reasonInWords(reason, t, lang)).join(' · ')}</>;
}

function reasonInWords(reason: FitReason, t: Translate, lang: Lang): string {
  if ('language' in reason)
    return t(`matching.because.${reason.code}`, { language: spokenName(reason.language, lang) });
  if ('day' in reason) return t(`matching.because.${reason.code}`, { day: longDate(reason.day, lang) });
  if ('places' in reason) return t('matching.because.room', { load: reason.load, places: reason.places });
  return t(`matching.because.${reason.code}`);
}
