import {
  Button,
  Chips,
  ErrorSummary,
  Field,
  Form,
  type FormState,
  ListFilter,
  SelectField,
  useShell,
} from '#app/platform/web/index.ts';
import { actGroups } from './act-groups.ts';
import { type LogAsked, logCodes, logHref } from './log-filter.ts';
import { type LogInShort, logDays, logKinds } from './log-in-short.ts';

interface BookFilterProps {
  asked: LogAsked;
  /** How many lines of the last days need eyes. */
  numbers: Pick<LogInShort, (typeof logKinds)[number]>;
  people: readonly { id: string; name: string }[];
  form: FormState;
}

/** What needs eyes as links with numbers; who, what and when by choice; a client by number, which is typed in the body. */
export function LogFilter({ asked, numbers, people, form }: BookFilterProps) {
  const { t } = useShell();
  const chips = [
    { href: '/access-book', label: t('audit-log.show.all'), current: asked.show === undefined },
    ...logKinds.map((kind) => ({
      href: logHref({ show: kind }),
      label: t(`audit-log.show.${kind}`),
      count: numbers[kind],
      current: asked.show === kind,
    })),
  ];
  return (
    <>
      <Chips label={t('audit-log.show', { days: logDays })} chips={chips} />
      <Choosing asked={asked} people={people} />
      <ErrorSummary form={form} labels={{ number: t('audit-log.case.number') }} />
      <Form action="/access-book" form={form}>
        <div class="row end off-paper">
          <Field name="number" label={t('audit-log.case.number')} type="search" length="short" dir="ltr" form={form} />
          <Button kind="quiet">{t('audit-log.case.find')}</Button>
        </div>
      </Form>
    </>
  );
}

function Choosing({ asked, people }: Pick<BookFilterProps, 'asked' | 'people'>) {
  const { t } = useShell();
  const { person, act, from, until, before: _before, ...keeps } = asked;
  const isNarrowed = [person, act, from, until, asked.case].some((one) => one !== undefined);
  const { show } = asked;
  return (
    <ListFilter
      action="/access-book"
      keeps={logCodes(keeps)}
      all={isNarrowed ? logHref(show === undefined ? {} : { show }) : null}
    >
      <SelectField
        name="person"
        label={t('audit-log.column.who')}
        value={person ?? ''}
        empty={t('web.list.any')}
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        name="act"
        label={t('audit-log.column.what')}
        value={act ?? ''}
        empty={t('web.list.any')}
        options={actGroups.map((group) => ({ value: group, label: t(`audit-log.act.${group}`) }))}
      />
      <Field name="from" label={t('audit-log.from')} type="date" length="short" dir="ltr" value={from} />
      <Field name="until" label={t('audit-log.until')} type="date" length="short" dir="ltr" value={until} />
    </ListFilter>
  );
}
