import { spokenName } from '#app/platform/language/index.ts';
import { Section, useShell } from '#app/platform/web/index.ts';
import { plainAppointment } from '#app/service/appointments/index.ts';
import { appointmentInWords } from './appointment-facts.view.tsx';
import type { OpenTask } from './open-task.ts';
import { TaskName } from './task-name.view.tsx';

/** What there is to tell of an appointment that changed, or to ask of one without a day, and to whom. */
export function AboutAppointment({
  reference,
  task,
  appointment,
}: {
  reference: string;
  task: OpenTask;
  appointment: OpenTask;
}) {
  const { t, lang } = useShell();
  const { along, interpreter, moves } = appointment.document.appointment ?? plainAppointment;
  const { time, place } = appointment.document;
  const now = appointmentInWords({ day: appointment.dueDay, time, place }, lang);
  const before = moves.at(-1);
  const isOff = appointment.state === 'dropped';
  return (
    <Section title={t('procedures.limits.tell.about')}>
      <p>
        <a href={`/clients/${reference}/tasks/${appointment.id}`}>
          <TaskName task={appointment} />
        </a>
      </p>
      {before === undefined || task.kind === 'ask-day' ? null : (
        <p>
          {t('procedures.limits.tell.was')} <bdi>{appointmentInWords(before, lang)}</bdi>
        </p>
      )}
      <p>
        {t(isOff ? 'procedures.limits.tell.off' : 'procedures.limits.tell.now')} <bdi>{now}</bdi>
      </p>
      {task.kind === 'ask-day' ? null : (
        <>
          <p>{t('procedures.limits.tell.whom')}</p>
          <ul class="bullets">
            <li>
              <a href={`/clients/${reference}/message`}>{t('procedures.limits.tell.client')}</a>
            </li>
            {along.map(({ name }) => (
              <li>
                <bdi>{name}</bdi>
              </li>
            ))}
            {interpreter === null ? null : (
              <li>{t('procedures.limits.tell.interpreter', { language: spokenName(interpreter.language, lang) })}</li>
            )}
          </ul>
        </>
      )}
    </Section>
  );
}
