import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { useShell } from '#app/platform/web/index.ts';
import type { TimelineLine } from '#app/service/cases/index.ts';
import { proceduresOfPage } from '../events/index.ts';
import { dayOfFacts, type OpenEvent, type RunningProcedure } from '../running/index.ts';
import { eventName } from './event-list.view.tsx';

/** What happened in the procedures of a case, for its timeline; what is only planned has not happened. */
export async function proceduresHappened(open: OpenCase, today: string): Promise<TimelineLine[]> {
  const procedures = await proceduresOfPage(open);
  return procedures.flatMap((procedure) => [
    { kind: 'procedures', on: procedure.document.begun, view: <Begun procedure={procedure} of={open.reference} /> },
    ...procedure.events.flatMap((event): TimelineLine[] => {
      const on = dayOfFacts(event.document.facts);
      if (on === null || on > today || event.document.cancelled) return [];
      return [{ kind: 'procedures', on, view: <EventTold procedure={procedure} event={event} of={open.reference} /> }];
    }),
  ]);
}

interface OfProcedure {
  procedure: RunningProcedure;
  /** The client's reference. */
  of: string;
}

function Begun({ procedure, of }: OfProcedure) {
  const { t, lang } = useShell();
  const { name } = procedure.definition.words[lang];
  return <a href={`/clients/${of}/procedures/${procedure.id}`}>{t('procedures.begun', { procedure: name })}</a>;
}

function EventTold({ procedure, event, of }: OfProcedure & { event: OpenEvent }) {
  const { lang } = useShell();
  return (
    <>
      {procedure.definition.words[lang].name}:{' '}
      <a href={`/clients/${of}/procedures/${procedure.id}/events/${event.id}`}>{eventName(event, procedure, lang)}</a>
    </>
  );
}
