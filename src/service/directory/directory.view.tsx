import { longDate, spokenLanguages, spokenName, today } from '#app/platform/language/index.ts';
import {
  Badge,
  Button,
  ButtonRow,
  Chips,
  EmptyState,
  ErrorSummary,
  Field,
  Form,
  type FormState,
  ListFilter,
  PageHeader,
  Pagination,
  SelectField,
  useShell,
} from '#app/platform/web/index.ts';
import { soon } from './entry-form.ts';
import type { DirectoryAnswer, DirectoryOrder, DirectoryQuestion } from './find.ts';
import { inLanguage } from './find.ts';
import { type DirectoryNeed, directoryNeeds, type Entry, isStale, type Sex, sexes } from './organisation.ts';

export interface RegionChoice {
  id: string;
  name: string;
  municipalities: string[];
}

export const directoryOnAPage = 20;

/** Whole years. A choice, since nothing that one types into a form stands in an address. */
const agesToChoose = Array.from({ length: 101 }, (_, age) => age);

/** What an address of the directory can ask. */
export interface DirectoryAsked {
  need: DirectoryNeed | null;
  /** By id. */
  region: string | null;
  /** BCP 47. */
  language: string | null;
  sex: Sex | null;
  age: number | null;
  urgency: DirectoryQuestion['urgency'];
  /** Null: what fits best comes first, and what nobody looked at for long last. */
  sort: DirectoryOrder | null;
  page: number;
}

interface DirectoryPageProps extends DirectoryAnswer {
  asked: DirectoryAsked;
  /** How many there are on all pages. */
  count: number;
  pages: number;
  form: FormState;
  regions: readonly RegionChoice[];
  /** The orders in which this reader can have the list. */
  orders: readonly DirectoryOrder[];
  /** How many wait to be rung; null for whoever changes nothing here. */
  toRing: number | null;
  mayRefer: boolean;
}

/** Where else somebody can be helped: a search, and what it found. */
export function DirectoryPage(props: DirectoryPageProps) {
  const { found, count, pages, corrected, asked, form, regions, toRing, mayRefer } = props;
  const { t } = useShell();
  return (
    <div class="stack near">
      <PageHeader title={t('directory.title')}>
        <p>{t('directory.intro')}</p>
        <p class="row off-paper">
          {mayRefer ? <a href="/referrals">{t('directory.toReferrals')}</a> : null}
          {toRing === null ? null : (
            <>
              <a href="/directory/checking">{t('directory.checking.to', { count: toRing })}</a>
              <a href="/directory/exchange">{t('directory.exchange')}</a>
              <a href="/directory/new">{t('directory.new')}</a>
            </>
          )}
        </p>
      </PageHeader>
      <ErrorSummary form={form} labels={{ words: t('directory.search.words') }} />
      <SearchForm form={form} asked={asked} />
      <Choosing asked={asked} regions={regions} />
      <section class="stack close" aria-labelledby="found">
        <h2 id="found">{t('directory.found', { count })}</h2>
        {form.values.words ? null : <Orders asked={asked} orders={props.orders} />}
        {corrected.length === 0 ? null : <p>{t('directory.corrected', { words: corrected.join(', ') })}</p>}
        {found.length === 0 ? (
          <EmptyState title={t('directory.none')}>
            <p>{t('directory.none.next')}</p>
          </EmptyState>
        ) : (
          <form method="get" action="/directory/compare" class="stack close">
            <ul class="ways many ticked">
              {found.map((entry) => (
                <Line entry={entry} withDay={asked.sort === 'looked'} />
              ))}
            </ul>
            <ButtonRow>
              <Button kind="quiet">{t('directory.compare')}</Button>
            </ButtonRow>
          </form>
        )}
        <Pagination page={asked.page} pages={pages} hrefOf={(page) => directoryHref({ ...asked, page })} />
      </section>
    </div>
  );
}

/** Words travel in the body; what is chosen beside them goes along. */
function SearchForm({ form, asked }: Pick<DirectoryPageProps, 'form' | 'asked'>) {
  const { t } = useShell();
  return (
    <Form action="/directory" form={form}>
      {Object.entries(codesOf({ ...asked, sort: null, page: 1 })).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <div class="row end">
        <Field name="words" type="search" label={t('directory.search.words')} length="middle" form={form} />
        <Button>{t('directory.search.go')}</Button>
      </div>
    </Form>
  );
}

function Choosing({ asked, regions }: Pick<DirectoryPageProps, 'asked' | 'regions'>) {
  const { t, lang } = useShell();
  const { page: _any, sort, ...codes } = asked;
  const isNarrowed = Object.values(codes).some((one) => one !== null);
  return (
    <ListFilter action="/directory" keeps={sort === null ? {} : { sort }} all={isNarrowed ? '/directory' : null}>
      <SelectField
        name="need"
        label={t('directory.search.need')}
        value={asked.need ?? ''}
        empty={t('directory.search.any')}
        options={directoryNeeds.map((need) => ({ value: need, label: t(`directory.need.${need}`) }))}
      />
      <SelectField
        name="region"
        label={t('directory.search.region')}
        value={asked.region ?? ''}
        empty={t('directory.search.any')}
        options={regions.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        name="language"
        label={t('directory.search.language')}
        value={asked.language ?? ''}
        empty={t('directory.search.any')}
        options={spokenLanguages.map((code) => ({ value: code, label: spokenName(code, lang) }))}
      />
      <SelectField
        name="sex"
        label={t('directory.search.sex')}
        value={asked.sex ?? ''}
        empty={t('directory.search.any')}
        options={sexes.map((one) => ({ value: one, label: t(`directory.sex.${one}`) }))}
      />
      <SelectField
        name="age"
        label={t('directory.search.age')}
        value={asked.age === null ? '' : String(asked.age)}
        empty={t('directory.search.any')}
        options={agesToChoose.map((age) => ({ value: String(age), label: String(age) }))}
      />
      <SelectField
        name="urgency"
        label={t('directory.search.urgency')}
        value={asked.urgency ?? ''}
        empty={t('directory.search.any')}
        options={soon.map((one) => ({ value: one, label: t(`directory.search.urgency.${one}`) }))}
      />
    </ListFilter>
  );
}

function codesOf({ page, ...codes }: DirectoryAsked): Record<string, string> {
  const said = Object.entries(codes).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]]));
  return { ...Object.fromEntries(said), ...(page > 1 ? { page: String(page) } : {}) };
}

function directoryHref(asked: DirectoryAsked): string {
  const query = new URLSearchParams(codesOf(asked)).toString();
  return query === '' ? '/directory' : `/directory?${query}`;
}

/** Orders are addresses; what was found by words stands by how well it fits. */
function Orders({ asked, orders }: Pick<DirectoryPageProps, 'asked' | 'orders'>) {
  const { t } = useShell();
  const chips = [null, ...orders].map((order) => ({
    href: directoryHref({ ...asked, sort: order, page: 1 }),
    label: t(`directory.order.${order ?? 'usual'}`),
    current: asked.sort === order,
  }));
  return <Chips label={t('directory.order')} chips={chips} />;
}

function Line({ entry, withDay }: { entry: Entry; withDay: boolean }) {
  const { t, lang } = useShell();
  const { name, does, municipalities } = entry.content;
  const said = inLanguage(does, lang);
  return (
    <li>
      <a href={`/directory/${entry.code}`}>{name}</a>
      <span lang={said.lang === lang ? undefined : said.lang}>{said.text}</span>
      <span class="row small soft">
        {municipalities.length === 0 ? t('directory.everywhere') : municipalities.join(', ')}
        {withDay ? <span>{t('directory.order.lookedOn', { day: longDate(entry.checkedOn, lang) })}</span> : null}
        <EntryBadges entry={entry} />
      </span>
      <label class="small off-paper">
        <input type="checkbox" name="code" value={entry.code} /> {t('directory.compare.tick')}
        <span class="hidden"> {name}</span>
      </label>
    </li>
  );
}

/** Whether somebody must look again, and how far this can be trusted; nothing when all is well. */
export function EntryBadges({ entry }: { entry: Entry }) {
  const { t } = useShell();
  const { confidence, ended } = entry.content;
  const stale = isStale(entry, today());
  const isUnsigned = entry.standing === 'changed';
  if (!isUnsigned && !ended && !stale && confidence !== 'LOW' && confidence !== 'MEDIUM') return null;
  return (
    <span class="row">
      {isUnsigned ? <Badge tone="late">{t('directory.standing.changed.short')}</Badge> : null}
      {ended ? <Badge tone="late">{t('directory.ended')}</Badge> : null}
      {stale ? <Badge tone="soon">{t('directory.stale')}</Badge> : null}
      {confidence === 'LOW' || confidence === 'MEDIUM' ? (
        <Badge tone={confidence === 'LOW' ? 'soon' : 'plain'}>{t(`directory.sure.${confidence}.short`)}</Badge>
      ) : null}
    </span>
  );
}
