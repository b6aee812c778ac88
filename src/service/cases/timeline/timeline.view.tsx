import { dateAndTime, longDate } from '#app/platform/language/index.ts';
import { useShell } from '#app/platform/web/index.ts';
import { OtherPages } from '../client-list/index.ts';
import type { CaseRecord } from '../records/index.ts';
import type { TimelineLine } from './happened.ts';
import type { TimelineItem } from './timeline.ts';
import { TimelineChoice, TimelineKinds } from './timeline-choice.view.tsx';
import { TimelineEntry } from './timeline-entries.view.tsx';
import { isFiltered, type TimelineFilter, timelineAddress } from './timeline-filter.ts';

interface TimelineProps {
  reference: string;
  items: readonly TimelineItem[];
  page: number;
  older: boolean;
  filter: TimelineFilter;
  writers: ReadonlyMap<string, string>;
  /** May this reader change this record? */
  mayChange: (record: CaseRecord) => boolean;
}

/** What happened, newest first, each entry a sentence with who wrote it and when. */
export function Timeline({ reference, items, page, older, filter, writers, mayChange }: TimelineProps) {
  const { t } = useShell();
  const nothing = isFiltered(filter) || page > 1 ? t('cases.timeline.nothing') : t('cases.timeline.empty');
  return (
    <section class="stack close" aria-labelledby="timeline">
      <h2 id="timeline">{t('cases.timeline')}</h2>
      <TimelineKinds reference={reference} filter={filter} />
      <TimelineChoice reference={reference} filter={filter} writers={writers} />
      {items.length === 0 ? <p class="soft">{nothing}</p> : null}
      <ol class="timeline">
        {items.map(({ record, told }) =>
          record === undefined ? (
            <ToldEntry told={told} />
          ) : (
            <RecordEntry record={record} reference={reference} changes={mayChange(record)} />
          ),
        )}
      </ol>
      <OtherPages page={page} more={older} inTime hrefOf={(other) => timelineAddress(reference, filter, other)} />
    </section>
  );
}

/** What another module tells, smaller than what people wrote. */
function ToldEntry({ told: { view, on } }: { told: TimelineLine }) {
  const { lang } = useShell();
  return (
    <li class="told">
      <p>
        {view} <span class="small soft">{longDate(on.length === 10 ? on : new Date(on), lang)}</span>
      </p>
    </li>
  );
}

function RecordEntry({ record, reference, changes }: { record: CaseRecord; reference: string; changes: boolean }) {
  const { t, lang } = useShell();
  // A record stands where it was first written, and says that day; only of a report it matters when it was changed.
  const when = dateAndTime(record.kind === 'note' ? record.writtenAt : record.begunAt, lang);
  const values = { name: record.writtenBy, when };
  return (
    <li class={record.kind === 'note' ? 'stack close' : 'stack close told'} id={`record-${record.id}`}>
      <TimelineEntry record={record} reference={reference} />
      <p class="small soft row">
        <span>
          {record.kind === 'note'
            ? t(record.version > 1 ? 'cases.timeline.changed' : 'cases.timeline.written', values)
            : when}
        </span>
        {changes ? (
          <a class="off-paper" href={`/clients/${reference}/notes/${record.id}`}>
            {t('cases.note.change')}
          </a>
        ) : null}
      </p>
    </li>
  );
}
