import type { Translate } from '#app/platform/language/index.ts';
import {
  Button,
  Choice,
  DateField,
  ErrorSummary,
  Field,
  Form,
  FormFoot,
  type FormState,
  TextArea,
  Tick,
  useShell,
} from '#app/platform/web/index.ts';
import { clientOf, NoBsnField } from '../client/index.ts';
import { noteLengths, noteTopics, noteWays } from './note.ts';

interface NoteFormProps {
  action: string;
  form: FormState;
  once?: string;
  version?: number;
  /** Where the draft is kept; only a new note has one. */
  draft?: string;
  /** May this writer say that nine digits are no BSN? */
  overrules: boolean;
  /** A new report: what was promised becomes a task, and who may read it is chosen once. */
  isNew?: boolean;
}

/**
 * The form of a report: choices before free text, so that a volunteer needs two minutes on a phone; rare fields are
 * folded.
 */
export function NoteForm({ action, form, once, version, draft, overrules, isNew = false }: NoteFormProps) {
  const { t } = useShell();
  return (
    <>
      <ErrorSummary form={form} labels={labelsOf(t)} />
      <Form
        action={action}
        form={form}
        {...(once ? { once } : {})}
        {...(version ? { version } : {})}
        {...(draft ? { draft } : {})}
      >
        <HowItWas form={form} />
        <Choice
          name="topics"
          legend={t('cases.note.topics')}
          many
          compact
          form={form}
          options={noteTopics.map((topic) => ({ value: topic, label: t(`cases.topic.${topic}`) }))}
        />
        <TextArea
          name="said"
          label={t('cases.note.said')}
          hint={t('cases.note.said.hint')}
          optional
          rows={4}
          form={form}
        />
        {isNew ? <PromiseFields form={form} number={1} /> : null}
        <TextArea
          name="worries"
          label={t('cases.note.worries')}
          hint={t('cases.note.worries.hint')}
          optional
          rows={2}
          form={form}
        />
        {overrules ? <NoBsnField form={form} /> : null}
        <More form={form} isNew={isNew} />
        <FormFoot
          back={clientOf(action)}
          also={
            draft === undefined ? null : (
              <Button kind="quiet" name="save" value="draft">
                {t('cases.note.keep')}
              </Button>
            )
          }
        >
          {t('cases.note.save')}
        </FormFoot>
      </Form>
    </>
  );
}

/** How, when, was the client there, how long: four presses, the usual answers chosen already. */
function HowItWas({ form }: { form: FormState }) {
  const { t } = useShell();
  return (
    <>
      <Choice
        name="way"
        legend={t('cases.note.way')}
        compact
        form={form}
        options={noteWays.map((way) => ({ value: way, label: t(`cases.way.${way}`) }))}
      />
      <DateField name="happenedOn" past label={t('cases.note.happenedOn')} form={form} />
      <Choice
        name="reached"
        legend={t('cases.note.reached')}
        compact
        form={form}
        options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`cases.note.reached.${value}`) }))}
      />
      <Choice
        name="minutes"
        legend={t('cases.note.minutes')}
        compact
        form={form}
        options={noteLengths.map((value) => ({ value, label: t(`cases.note.minutes.${value}`) }))}
      />
    </>
  );
}

/** A promise and its day: together they become a task. */
function PromiseFields({ form, number }: { form: FormState; number: 1 | 2 }) {
  const { t } = useShell();
  return (
    <div class="stack close">
      <Field
        name={`promise${number}`}
        label={t('cases.note.promise')}
        hint={t('cases.note.promise.hint')}
        optional
        form={form}
      />
      <DateField name={`promiseDay${number}`} label={t('cases.note.promiseDay')} optional form={form} />
    </div>
  );
}

const folded = ['at', 'promise2', 'promiseDay2', 'agreed', 'forCoordinator'];

/** Open as soon as something is in it, or is wrong with it: nothing that was typed may hide. */
function More({ form, isNew }: { form: FormState; isNew: boolean }) {
  const { t } = useShell();
  const used = folded.some((name) => Boolean(form.values[name]) || form.errors[name] !== undefined);
  return (
    <details open={used}>
      <summary>{t('cases.note.more')}</summary>
      <div class="stack">
        <Field
          name="at"
          label={t('cases.note.at')}
          hint={t('cases.note.at.hint')}
          length="short"
          optional
          form={form}
        />
        <TextArea
          name="agreed"
          label={t('cases.note.agreed')}
          hint={t('cases.note.agreed.hint')}
          optional
          rows={3}
          form={form}
        />
        {isNew ? <PromiseFields form={form} number={2} /> : null}
        {isNew ? (
          <Tick
            name="forCoordinator"
            legend={t('cases.note.readers')}
            hint={t('cases.note.readers.hint')}
            form={form}
            label={t('cases.note.forCoordinator')}
          />
        ) : null}
      </div>
    </details>
  );
}

/** What the summary of errors calls the fields. */
function labelsOf(t: Translate): Record<string, string> {
  const fields = ['way', 'happenedOn', 'reached', 'minutes', 'topics', 'said', 'at', 'agreed', 'worries'] as const;
  const named = fields.map((field) => [field, t(`cases.note.${field}`)] as const);
  const promised = ([1, 2] as const).flatMap((number) => [
    [`promise${number}`, t('cases.note.promise')] as const,
    [`promiseDay${number}`, t('cases.note.promiseDay')] as const,
  ]);
  return Object.fromEntries([...named, ...promised]);
}
