import type { Child } from 'hono/jsx';
import { spokenChoice, spokenLanguages } from '#app/platform/language/index.ts';
import {
  Choice,
  Field,
  type FormState,
  MailField,
  SelectField,
  TelephoneField,
  TextArea,
  useShell,
} from '#app/platform/web/index.ts';
import { needs } from './intake.ts';
import { type Step, ways } from './steps.ts';

interface AskedForm {
  form: FormState;
}

/** The one question of a page, its heading included. */
export const questions: Readonly<Record<Step, (asked: AskedForm) => Child>> = {
  safe: ({ form }) => <OneOf step="safe" name="safe" values={['yes', 'no']} form={form} />,
  reach: ({ form }) => <OneOf step="reach" name="ways" values={ways} many form={form} />,
  telephone: ({ form }) => (
    <Asked step="telephone">
      <Telephone name="telephone" form={form} />
    </Asked>
  ),
  message: ({ form }) => <OneOf step="message" name="leaveMessage" values={['yes', 'no']} form={form} />,
  'ask-for': ({ form }) => <Words step="ask-for" name="askFor" form={form} />,
  mail: ({ form }) => (
    <Asked step="mail">
      <Mail form={form} />
    </Asked>
  ),
  someone: ({ form }) => (
    <Asked step="someone">
      <Someone form={form} />
    </Asked>
  ),
  when: ({ form }) => <Words step="when" name="when" form={form} />,
  careful: ({ form }) => <Words step="careful" name="mustNotKnow" form={form} />,
  name: ({ form }) => <Words step="name" name="nameToUse" form={form} />,
  languages: ({ form }) => (
    <Asked step="languages">
      <Languages form={form} />
    </Asked>
  ),
  reading: ({ form }) => (
    <Asked step="reading">
      <Reading form={form} />
    </Asked>
  ),
  interpreter: ({ form }) => (
    <OneOf step="interpreter" name="interpreter" values={['needed', 'not-needed']} form={form} />
  ),
  place: ({ form }) => <Words step="place" name="place" form={form} />,
  needs: ({ form }) => <OneOf step="needs" name="needs" values={needs} many form={form} />,
  more: ({ form }) => <Words step="more" name="question" rows={4} form={form} />,
};

/** Heading and hint of a question with fields of their own. */
function Asked({ step, children }: { step: Step; children?: Child }) {
  const { t } = useShell();
  return (
    <>
      <div class="stack close">
        <h1>{t(`intake.ask.${step}`)}</h1>
        <p class="hint">{t(`intake.ask.${step}.hint`)}</p>
      </div>
      {children}
    </>
  );
}

interface OneOfProps extends AskedForm {
  step: 'safe' | 'reach' | 'message' | 'interpreter' | 'needs';
  name: string;
  values: readonly string[];
  many?: boolean;
}

function OneOf({ step, name, values, many = false, form }: OneOfProps) {
  const { t } = useShell();
  const options = values.map((value) => ({
    value,
    label: t(`intake.ask.${step}.${value}` as 'intake.ask.safe.yes'),
  }));
  return (
    <Choice
      name={name}
      legend={t(`intake.ask.${step}`)}
      hint={t(`intake.ask.${step}.hint`)}
      options={options}
      many={many}
      form={form}
      asHeading
    />
  );
}

interface WordsProps extends AskedForm {
  step: 'ask-for' | 'when' | 'careful' | 'name' | 'place' | 'more';
  name: string;
  /** Several lines. */
  rows?: number;
}

function Words({ step, name, rows, form }: WordsProps) {
  const { t } = useShell();
  const label = t(`intake.ask.${step}.label`);
  return (
    <Asked step={step}>
      {rows === undefined ? (
        <Field name={name} label={label} form={form} />
      ) : (
        <TextArea name={name} label={label} rows={rows} form={form} />
      )}
    </Asked>
  );
}

function Telephone({ name, form }: AskedForm & { name: 'telephone' | 'someoneTelephone' }) {
  const { t } = useShell();
  return <TelephoneField name={name} label={t(`intake.form.${name}`)} form={form} />;
}

function Mail({ form }: AskedForm) {
  const { t } = useShell();
  return <MailField name="mail" label={t('intake.form.mail')} form={form} />;
}

function Someone({ form }: AskedForm) {
  const { t } = useShell();
  return (
    <>
      <Field name="someone" label={t('intake.ask.someone.label')} form={form} />
      <Telephone name="someoneTelephone" form={form} />
    </>
  );
}

function Languages({ form }: AskedForm) {
  const { t } = useShell();
  const options = useSpoken();
  return (
    <>
      <SelectField name="spoken" label={t('intake.ask.languages.label')} options={options} form={form} />
      <SelectField name="spokenToo" label={t('intake.form.spokenToo')} options={options} form={form} />
      <Field name="spokenElse" label={t('intake.form.spokenElse')} form={form} />
    </>
  );
}

function Reading({ form }: AskedForm) {
  const { t } = useShell();
  const options = [{ value: 'none', label: t('intake.form.readsNone') }, ...useSpoken()];
  return <SelectField name="reads" label={t('intake.ask.reading.label')} options={options} form={form} />;
}

function useSpoken() {
  const { lang } = useShell();
  return spokenLanguages.map((value) => ({ value, label: spokenChoice(value, lang) }));
}
