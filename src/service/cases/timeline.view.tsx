import { dateAndTime } from '#app/platform/language/index.ts';
import { useShell } from '#app/platform/web/index.ts';
import { OtherPages } from './client-list-page.view.tsx';
import type { CaseRecord } from './record-reading.ts';
import { TimelineChoice } from './timeline-choice.view.tsx';
import { Entry } from './timeline-entries.view.tsx';
import { isFiltered, type TimelineFilter, timelineAddress } from './timeline-filter.ts';

interface TimelineProps {
  reference: string;
  records: readonly CaseRecord[];
  page: number;
  older: boolean;
  filter: TimelineFilter;
  writers: ReadonlyMap<string, string>;
  /** May this reader change this record? */
  mayChange: (record: CaseRecord) => boolean;
}

/** What happened, newest first, each entry a sentence with who wrote it and when. */
export function Timeline({ reference, records, page, older, filter, writers, mayChange }: TimelineProps) {
  const { t, lang } = useShell();
  const nothing = isFiltered(filter) || page > 1 ? t('cases.timeline.nothing') : t('cases.timeline.empty');
  return (
    <section class="stack close" aria-labelledby="timeline">
      <h2 id="timeline">{t('cases.timeline')}</h2>
      <TimelineChoice reference={reference} filter={filter} writers={writers} />
      {records.length === 0 ? <p class="soft">{nothing}</p> : null}
      <ol class="timeline">
        {records.map((record) => (
          <li class="stack close" id={`record-${record.id}`}>
            <Entry record={record} reference={reference} />
            <p class="small soft row">
              <span>
                {record.kind === 'note'
                  ? t(record.version > 1 ? 'cases.timeline.changed' : 'cases.timeline.written', {
                      name: record.writtenBy,
                      when: dateAndTime(record.writtenAt, lang),
                    })
                  : dateAndTime(record.writtenAt, lang)}
              </span>
              {mayChange(record) ? (
                <a class="off-paper" href={`/clients/${reference}/notes/${record.id}`}>
                  {t('cases.note.change')}
                </a>
              ) : null}
            </p>
          </li>
        ))}
      </ol>
      <OtherPages page={page} more={older} inTime hrefOf={(other) => timelineAddress(reference, filter, other)} />
    </section>
  );
}
