import { DescriptionList, Notice, useShell } from '#app/platform/web/index.ts';
import { plainAppointment } from '#app/service/appointments/index.ts';
import type { OpenTask } from '../tasks/index.ts';
import { appointmentFacts, appointmentInWords, TaskName } from '../tasks/index.ts';

/** How an appointment stands since somebody else wrote it anew. */
export function AppointmentNow({ task }: { task: OpenTask }) {
  const { t, lang } = useShell();
  const { time, place, appointment } = task.document;
  const { along } = appointment ?? plainAppointment;
  const now = appointmentInWords({ day: task.dueDay, time, place }, lang);
  return (
    <Notice tone="soon" title={t('procedures.limits.appointment.now')}>
      <DescriptionList
        facts={[
          { term: t('procedures.limits.appointment.what'), value: <TaskName task={task} /> },
          { term: t('procedures.limits.task.when'), value: <bdi>{now}</bdi> },
          ...(along.length === 0
            ? []
            : [
                {
                  term: t('procedures.limits.along.title'),
                  value: <bdi>{along.map(({ name }) => name).join(', ')}</bdi>,
                },
              ]),
          ...appointmentFacts(task, lang),
        ]}
      />
    </Notice>
  );
}
