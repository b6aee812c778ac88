import { dayAndDate } from '#app/platform/language/index.ts';
import {
  Badge,
  Choice,
  DateField,
  Field,
  Form,
  FormFoot,
  type FormState,
  SelectField,
  TextArea,
  useShell,
} from '#app/platform/web/index.ts';
import { isFatal } from '#app/service/limit-counting/index.ts';
import type { OpenLimit } from '../limits/index.ts';
import { nameOfReading, strikeable, waitingIn } from '../limits/index.ts';
import type { LimitFormName, Papers } from './limit-act-forms.ts';
import { otherReading } from './limit-section.view.tsx';

export interface LimitFormProps {
  at: string;
  limit: OpenLimit;
  form: FormState;
}

/** Done, no longer needed, or running again. */
export function StateForm({ at, limit, form, papers }: LimitFormProps & { papers: Papers }) {
  const { t } = useShell();
  const { state, catalogueId, purpose } = limit.document.clear;
  const needsProof = state === 'open' && purpose === 'act' && isFatal(catalogueId);
  const running = { value: 'reopened', label: t('procedures.limits.act.reopened') };
  return (
    <Form action={`${at}/state`} form={form} version={limit.version}>
      <p>
        <Badge>{t(`procedures.limits.state.${state}`)}</Badge>
      </p>
      <Choice
        name="state"
        legend={t('procedures.limits.act.state')}
        form={form}
        options={
          state === 'open'
            ? [
                { value: 'done', label: t('procedures.limits.act.done'), hint: t('procedures.limits.act.done.hint') },
                {
                  value: 'dropped',
                  label: t('procedures.limits.act.dropped'),
                  hint: t('procedures.limits.act.dropped.hint'),
                },
                // What was asked for is taken back by letting it run.
                ...(waitingIn(limit.document) === null ? [] : [running]),
              ]
            : [running]
        }
      />
      {needsProof ? <p class="hint">{t('procedures.limits.act.proof.hint')}</p> : null}
      {needsProof && papers.length > 0 ? (
        <SelectField
          name="proof"
          label={t('procedures.limits.act.proof')}
          empty={t('procedures.limits.act.proof.none')}
          options={papers}
          form={form}
          optional
        />
      ) : null}
      <TextArea name="reason" label={t('procedures.limits.act.reason')} form={form} optional rows={2} />
      <FormFoot>{t('procedures.limits.act.save')}</FormFoot>
    </Form>
  );
}

/** The lawyer said that this is the day: nobody raises the alarm two working days before. */
export function LawyerForm({ at, limit, form }: LimitFormProps) {
  const { t } = useShell();
  return (
    <Form action={`${at}/lawyer`} form={form} version={limit.version}>
      <p class="hint">{t('procedures.limits.lawyer.hint')}</p>
      <Field name="lawyer" label={t('procedures.limits.lawyer.who')} form={form} />
      <TextArea name="lawyerSaid" label={t('procedures.limits.lawyer.said')} form={form} optional rows={2} />
      <FormFoot>{t('procedures.limits.lawyer.save')}</FormFoot>
    </Form>
  );
}

/** What can change the day itself; folded, since it is seldom needed, and open where something is wrong in it. */
export function DayForms({
  at,
  limit,
  formOf,
}: Omit<LimitFormProps, 'form'> & { formOf: (name: LimitFormName) => FormState }) {
  const { t } = useShell();
  const { counted } = limit.document;
  const folded = [
    ...(strikeable(limit.document).length === 0 ? [] : [{ name: 'reading' as const, fields: ReadingFields }]),
    ...(counted === null ? [] : [{ name: 'start' as const, fields: StartFields }]),
    ...(counted !== null && standsStill(limit) ? [{ name: 'pause' as const, fields: PauseFields }] : []),
    ...(counted !== null && standsStill(limit) ? [{ name: 'extension' as const, fields: ExtensionFields }] : []),
    { name: 'day' as const, fields: DayFields },
  ];
  return (
    <>
      {folded.map(({ name, fields: Fields }) => {
        const form = formOf(name);
        return (
          <details class="sheet" open={Object.keys(form.errors).length > 0}>
            <summary>{t(`procedures.limits.${name}.title`)}</summary>
            <Form action={`${at}/${name}`} form={form} version={limit.version}>
              <p class="hint">{t(`procedures.limits.${name}.hint`)}</p>
              <Fields form={form} limit={limit} />
              <FormFoot kind="quiet">{t(`procedures.limits.${name}.save`)}</FormFoot>
            </Form>
          </details>
        );
      })}
    </>
  );
}

/** Only a term in which somebody decides or completes stands still or is made longer (Awb 4:14, 4:15). */
const standsStill = ({ document }: OpenLimit) =>
  ['statute', 'amvb', 'policy', 'ministerial', 'letter'].includes(document.clear.law);

/** A reading that makes the day earlier and does not hold, a lawyer says. */
function ReadingFields({ form, limit }: Pick<LimitFormProps, 'form' | 'limit'>) {
  const { t, lang } = useShell();
  const options = strikeable(limit.document).map((each) => ({
    value: nameOfReading(each),
    label: `${dayAndDate(each.lastDay, lang)}: ${otherReading(each.code, lang)}`,
  }));
  return (
    <>
      <SelectField
        name="reading"
        label={t('procedures.limits.reading.which')}
        empty={t('procedures.limits.reading.none')}
        options={options}
        form={form}
      />
      <Field name="readingLawyer" label={t('procedures.limits.lawyer.who')} form={form} />
      <TextArea name="readingReason" label={t('procedures.limits.reading.reason')} form={form} rows={2} />
    </>
  );
}

function StartFields({ form }: { form: FormState }) {
  const { t } = useShell();
  return (
    <>
      <DateField name="start" past label={t('procedures.limits.start.day')} form={form} />
      <TextArea name="startReason" label={t('procedures.limits.day.reason')} form={form} rows={2} />
    </>
  );
}

function PauseFields({ form }: { form: FormState }) {
  const { t } = useShell();
  return (
    <>
      <DateField name="asked" label={t('procedures.limits.pause.asked')} form={form} />
      <DateField name="completed" label={t('procedures.limits.pause.completed')} form={form} />
      <TextArea name="pauseReason" label={t('procedures.limits.pause.reason')} form={form} rows={2} />
    </>
  );
}

function ExtensionFields({ form }: { form: FormState }) {
  const { t } = useShell();
  return (
    <>
      <Field
        name="weeks"
        label={t('procedures.limits.extension.weeks')}
        inputmode="numeric"
        length="short"
        optional
        form={form}
      />
      <DateField name="until" label={t('procedures.limits.extension.until')} optional form={form} />
      <TextArea name="extensionReason" label={t('procedures.limits.extension.reason')} form={form} rows={2} />
    </>
  );
}

function DayFields({ form }: { form: FormState }) {
  const { t } = useShell();
  return (
    <>
      <DateField name="day" label={t('procedures.limits.day.day')} form={form} />
      <TextArea name="dayReason" label={t('procedures.limits.day.reason')} form={form} rows={2} />
    </>
  );
}
