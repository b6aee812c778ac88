import { Choice, DateField, Field, type FormState, SelectField, useShell } from '#app/platform/web/index.ts';
import type { Definition, Happening } from '../definitions/index.ts';
import { needsStatedDay } from '../events/index.ts';
import { certaintiesOf, daysAsked } from './event-form.ts';

/** A letter or document of this client that an event can come from. */
export interface PaperChoice {
  value: string;
  label: string;
}

interface EventFieldsProps {
  definition: Definition;
  happening: Happening;
  papers: readonly PaperChoice[];
  form: FormState;
  /** Only when an event is written anew: what a lawyer said about the day. */
  withLawyer?: boolean;
}

/** When it happened or will, how sure that is, and from which paper. */
export function EventFields({ definition, happening, papers, form, withLawyer = false }: EventFieldsProps) {
  const { t } = useShell();
  const asked = daysAsked(happening);
  const startsLimits = definition.stages.some(({ limits }) => limits.some(({ from }) => from === happening.code));
  return (
    <>
      {asked.length > 1 ? <p class="hint">{t('procedures.days.several')}</p> : null}
      {asked.map((kind) => (
        <DateField name={kind} past label={t(`procedures.days.${kind}`)} form={form} optional={asked.length > 1} />
      ))}
      <Choice
        name="certainty"
        legend={t('procedures.certainty')}
        compact
        form={form}
        chosen={['sure']}
        options={certaintiesOf(happening).map((value) => ({ value, label: t(`procedures.certainty.${value}`) }))}
      />
      {happening.of === 'appointment' ? <WhereFields form={form} /> : null}
      {startsLimits && happening.of === 'past' ? (
        <DateField
          name="stated"
          label={t('procedures.stated')}
          hint={t('procedures.stated.hint')}
          form={form}
          optional={!needsStatedDay(definition, happening.code)}
        />
      ) : null}
      {withLawyer ? (
        <DateField
          name="lawyerDay"
          label={t('procedures.lawyerDay')}
          hint={t('procedures.lawyerDay.hint')}
          form={form}
          optional
        />
      ) : null}
      {papers.length === 0 ? null : (
        <SelectField
          name="document"
          label={t('procedures.event.paper')}
          empty={t('procedures.event.noPaper')}
          options={papers}
          form={form}
          optional
        />
      )}
    </>
  );
}

/** The hour and the place of an appointment. */
function WhereFields({ form }: Pick<EventFieldsProps, 'form'>) {
  const { t } = useShell();
  return (
    <>
      <Field
        name="time"
        label={t('procedures.time')}
        hint={t('procedures.time.hint')}
        length="short"
        form={form}
        optional
      />
      <Field name="place" label={t('procedures.place')} form={form} optional />
    </>
  );
}

/** What each field is called, for the list of what went wrong. */
export function useFieldLabels(): Record<string, string> {
  const { t } = useShell();
  const days = ['on', 'letter', 'sent', 'handed', 'received'] as const;
  return {
    ...Object.fromEntries(days.map((kind) => [kind, t(`procedures.days.${kind}`)])),
    certainty: t('procedures.certainty'),
    stated: t('procedures.stated'),
    lawyerDay: t('procedures.lawyerDay'),
    time: t('procedures.time'),
    place: t('procedures.place'),
    document: t('procedures.event.paper'),
    reason: t('procedures.event.reason'),
    cancelReason: t('procedures.event.reason'),
  };
}
