import { Button, ButtonRow, SelectField, useShell } from '#app/platform/web/index.ts';
import { isFiltered, type TimelineFilter, timelineAddress, timelineKinds, timelinePeriods } from './timeline-filter.ts';

interface TimelineChoiceProps {
  reference: string;
  filter: TimelineFilter;
  /** Who wrote here, by id. */
  writers: ReadonlyMap<string, string>;
}

/** The kinds as links, where there is room for them in a row. */
export function TimelineKinds({ reference, filter }: Pick<TimelineChoiceProps, 'reference' | 'filter'>) {
  const { t } = useShell();
  return (
    <nav class="timeline-kinds off-paper" aria-label={t('cases.timeline.filter.what')}>
      <ul class="filter">
        {timelineKinds.slice(0, kindsInARow).map((what) => (
          <li>
            <a
              href={timelineAddress(reference, { ...filter, what }, 1)}
              aria-current={what === filter.what ? 'page' : undefined}
            >
              {t(`cases.timeline.what.${what}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The others are chosen with the rest, in the form. */
const kindsInARow = 8;

/** Choosing from a long timeline; folded until it is used. */
export function TimelineChoice({ reference, filter, writers }: TimelineChoiceProps) {
  const { t } = useShell();
  const at = `/clients/${reference}`;
  const named = [...writers].map(([value, label]) => ({ value, label }));
  return (
    <details open={isFiltered(filter)} class="off-paper">
      <summary>{t('cases.timeline.filter')}</summary>
      <form class="choose" method="get" action={`${at}#timeline`} autocomplete="off">
        <SelectField
          name="what"
          label={t('cases.timeline.filter.what')}
          value={filter.what === 'all' ? '' : filter.what}
          empty={t('cases.timeline.what.all')}
          options={timelineKinds
            .filter((kind) => kind !== 'all')
            .map((value) => ({ value, label: t(`cases.timeline.what.${value}`) }))}
        />
        <SelectField
          name="since"
          label={t('cases.timeline.filter.since')}
          value={filter.since === 'all' ? '' : filter.since}
          empty={t('cases.timeline.since.all')}
          options={timelinePeriods
            .filter((period) => period !== 'all')
            .map((value) => ({ value, label: t(`cases.timeline.since.${value}`) }))}
        />
        <SelectField
          name="by"
          label={t('cases.timeline.filter.by')}
          value={filter.by ?? ''}
          empty={t('cases.timeline.by.all')}
          options={named}
        />
        <ButtonRow>
          <Button kind="quiet">{t('cases.timeline.filter.go')}</Button>
          {isFiltered(filter) ? <a href={`${at}#timeline`}>{t('cases.timeline.filter.clear')}</a> : null}
        </ButtonRow>
      </form>
    </details>
  );
}
