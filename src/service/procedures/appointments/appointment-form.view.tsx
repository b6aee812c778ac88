import { spokenLanguages, spokenName } from '#app/platform/language/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import {
  DateField,
  ErrorSummary,
  Field,
  Form,
  FormFoot,
  type FormState,
  SelectField,
  TextArea,
  useShell,
} from '#app/platform/web/index.ts';
import { appointmentKinds, tickets } from '#app/service/appointments/index.ts';
import { rooms } from './appointment-form.ts';

interface AppointmentFormProps {
  action: string;
  back: string;
  form: FormState;
  /** Left out for an appointment of a procedure: what it is and when, its event says. */
  withWhen?: boolean;
  /** Letters from which it can come, when it is new. */
  papers?: readonly { value: string; label: string }[];
  /** The version that is written anew; a new one has none. */
  version?: number;
}

/** An appointment: what, when and where; how one gets there, what to take, who comes along. */
export function AppointmentForm(props: AppointmentFormProps) {
  const { action, back, form, withWhen = true, version } = props;
  const { t } = useShell();
  return (
    <>
      <ErrorSummary form={form} labels={useLabels()} />
      <Form action={action} form={form} {...(version === undefined ? { once: newId() } : { version })}>
        {withWhen ? <WhatAndWhen {...props} /> : null}
        <Details form={form} />
        {withWhen && version !== undefined ? (
          <TextArea
            name="reason"
            label={t('procedures.limits.appointment.reason')}
            hint={t('procedures.limits.appointment.reason.hint')}
            form={form}
            optional
            rows={2}
          />
        ) : null}
        <FormFoot back={back}>{t('procedures.limits.appointment.save')}</FormFoot>
      </Form>
    </>
  );
}

function WhatAndWhen({ form, papers = [] }: AppointmentFormProps) {
  const { t } = useShell();
  return (
    <>
      <SelectField
        name="what"
        label={t('procedures.limits.appointment.what')}
        options={appointmentKinds.map((value) => ({ value, label: t(`procedures.limits.appointment.what.${value}`) }))}
        form={form}
      />
      <Field
        name="word"
        label={t('procedures.limits.appointment.word')}
        hint={t('procedures.limits.appointment.word.hint')}
        form={form}
        optional
      />
      <DateField
        name="day"
        label={t('procedures.limits.appointment.day')}
        hint={t('procedures.limits.appointment.day.hint')}
        form={form}
        optional
      />
      <Field
        name="time"
        label={t('procedures.limits.appointment.time')}
        hint={t('procedures.time.hint')}
        length="short"
        form={form}
        optional
      />
      <Field name="place" label={t('procedures.limits.appointment.place')} form={form} optional />
      {papers.length === 0 ? null : (
        <SelectField
          name="paper"
          label={t('procedures.limits.appointment.paper')}
          empty={t('procedures.event.noPaper')}
          options={papers}
          form={form}
          optional
        />
      )}
    </>
  );
}

function Details({ form }: { form: FormState }) {
  const { t, lang } = useShell();
  return (
    <>
      <Field
        name="travel"
        label={t('procedures.limits.appointment.travel')}
        length="short"
        inputmode="numeric"
        dir="ltr"
        form={form}
        optional
      />
      <SelectField
        name="ticket"
        label={t('procedures.limits.appointment.ticket')}
        empty={t('procedures.limits.appointment.unknown')}
        options={tickets.map((value) => ({ value, label: t(`procedures.limits.appointment.ticket.${value}`) }))}
        form={form}
        optional
      />
      <TextArea
        name="papers"
        label={t('procedures.limits.appointment.papers')}
        hint={t('procedures.limits.appointment.papers.hint')}
        form={form}
        optional
        rows={3}
      />
      <SelectField
        name="room"
        label={t('procedures.limits.appointment.room')}
        hint={t('procedures.limits.appointment.room.hint')}
        options={rooms.map((value) => ({
          value,
          label: t('procedures.limits.appointment.room.of', { number: Number(value) }),
        }))}
        form={form}
      />
      <SelectField
        name="interpreter"
        label={t('procedures.limits.appointment.interpreter')}
        hint={t('procedures.limits.appointment.interpreter.hint')}
        empty={t('procedures.limits.appointment.interpreter.none')}
        options={spokenLanguages.map((code) => ({ value: code, label: spokenName(code, lang) }))}
        form={form}
        optional
      />
    </>
  );
}

function useLabels(): Record<string, string> {
  const { t } = useShell();
  const names = ['what', 'word', 'day', 'time', 'place', 'paper', 'travel', 'ticket', 'papers', 'room'] as const;
  return {
    ...Object.fromEntries(names.map((name) => [name, t(`procedures.limits.appointment.${name}`)])),
    interpreter: t('procedures.limits.appointment.interpreter'),
    reason: t('procedures.limits.appointment.reason'),
  };
}
