import { dayAndDate } from '#app/platform/language/index.ts';
import { Chips, ListFilter, SelectField, useShell } from '#app/platform/web/index.ts';
import { groupedReference } from '#app/service/cases/index.ts';
import { type DueAsked, dueCodes, dueHref } from './due-href.ts';
import { type DueNumbers, dueParts, type VolunteerDue } from './due-numbers.ts';
import { type DueShow, dueKindCodes } from './due-source.ts';
import { noVolunteer } from './volunteers-due.view.tsx';

interface DueFilterProps {
  asked: DueAsked;
  total: number;
  numbers: DueNumbers;
  /** By volunteer, for a coordinator; null for whoever is one. */
  volunteers: readonly VolunteerDue[] | null;
  /** The clients of this page, by whom one can narrow it. */
  clients: readonly { reference: string; name: string | null }[];
  /** The name that goes with `of`. */
  name: string | null;
}

/** The parts of the list with how much is in each; a number and the list behind it ask the same question. */
export function DueFilter(props: DueFilterProps) {
  const { t } = useShell();
  const { asked, numbers } = props;
  const seldom = (['toCome', 'changed'] as const).filter((part) => numbers[part] > 0);
  const parts: DueShow[] = [...dueParts, ...seldom, 'all'];
  // A number is of the whole part: what narrows it further is left, but for whose clients they are.
  const whose = asked.of === undefined ? {} : { of: asked.of };
  const chips = parts.map((part) => ({
    href: dueHref({ show: part, ...whose }),
    label: t(`procedures.limits.page.${part}`),
    count: numbers[part],
    current: part === (asked.show ?? 'all') && asked.day === undefined,
  }));
  return (
    <>
      <Chips label={t('procedures.limits.page.filter')} chips={chips} />
      <Choosing {...props} />
      {asked.of === undefined && asked.day === undefined ? null : <Narrowed {...props} />}
    </>
  );
}

/** By volunteer, kind and client. */
function Choosing({ asked, volunteers, clients }: DueFilterProps) {
  const { t } = useShell();
  const { of, kind, client, page: _page, ...keeps } = asked;
  const isNarrowed = of !== undefined || kind !== undefined || client !== undefined;
  return (
    <ListFilter action="/limits" keeps={dueCodes(keeps)} all={isNarrowed ? dueHref(keeps) : null}>
      {volunteers === null ? null : (
        <SelectField
          name="of"
          label={t('procedures.limits.column.volunteer')}
          value={of ?? ''}
          empty={t('web.list.any')}
          options={volunteers.map(({ personId, name }) => ({
            value: personId ?? noVolunteer,
            label: name ?? t('procedures.limits.volunteers.none'),
          }))}
        />
      )}
      <SelectField
        name="kind"
        label={t('procedures.limits.column.kind')}
        value={kind ?? ''}
        empty={t('web.list.any')}
        options={dueKindCodes.map((value) => ({ value, label: t(`procedures.limits.filter.${value}`) }))}
      />
      <SelectField
        name="client"
        label={t('procedures.limits.column.client')}
        value={client ?? ''}
        empty={t('web.list.any')}
        options={clients.map(({ reference, name }) => ({
          value: reference,
          label: `${name ?? t('procedures.limits.noName')} ${groupedReference(reference)}`,
        }))}
      />
    </ListFilter>
  );
}

/** Whose clients, or which day, with the way back to everything. */
function Narrowed({ asked: { of, day }, name, total }: DueFilterProps) {
  const { t, lang } = useShell();
  return (
    <p>
      {of === undefined ? null : name === null ? t('procedures.limits.of.nobody') : t('procedures.limits.of', { name })}
      {of === undefined || day === undefined ? null : ' · '}
      {day === undefined ? null : dayAndDate(day, lang)} ({total}){' '}
      <a href="/limits">{t('procedures.limits.empty.seeAll')}</a>
    </p>
  );
}
