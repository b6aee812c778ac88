import { spokenLanguages, spokenName, today } from '#app/platform/language/index.ts';
import {
  Badge,
  Button,
  ButtonLink,
  ButtonRow,
  EmptyState,
  ErrorSummary,
  Field,
  Form,
  type FormState,
  PageHeader,
  SelectField,
  useShell,
} from '#app/platform/web/index.ts';
import type { DirectoryAnswer } from './find.ts';
import { inLanguage } from './find.ts';
import { directoryNeeds, type Entry, isStale } from './organisation.ts';

export interface RegionChoice {
  id: string;
  name: string;
  municipalities: string[];
}

interface DirectoryPageProps extends DirectoryAnswer {
  form: FormState;
  regions: readonly RegionChoice[];
  mayChange: boolean;
  mayRefer: boolean;
}

/** Where else somebody can be helped: a search, and what it found. */
export function DirectoryPage({ found, corrected, form, regions, mayChange, mayRefer }: DirectoryPageProps) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('directory.title')}>
        <p>{t('directory.intro')}</p>
      </PageHeader>
      <ErrorSummary form={form} labels={{ words: t('directory.search.words') }} />
      <SearchForm form={form} regions={regions} />
      <section class="stack close" aria-labelledby="found">
        <h2 id="found">{t('directory.found', { count: found.length })}</h2>
        {corrected.length === 0 ? null : <p>{t('directory.corrected', { words: corrected.join(', ') })}</p>}
        {found.length === 0 ? (
          <EmptyState title={t('directory.none')}>
            <p>{t('directory.none.next')}</p>
          </EmptyState>
        ) : (
          <ul class="ways many">
            {found.map((entry) => (
              <Line entry={entry} />
            ))}
          </ul>
        )}
      </section>
      <ButtonRow>
        {mayRefer ? (
          <ButtonLink href="/referrals" kind="quiet">
            {t('directory.toReferrals')}
          </ButtonLink>
        ) : null}
        {mayChange ? (
          <ButtonLink href="/directory/checking" kind="quiet">
            {t('directory.checking')}
          </ButtonLink>
        ) : null}
        {mayChange ? (
          <ButtonLink href="/directory/new" kind="quiet">
            {t('directory.new')}
          </ButtonLink>
        ) : null}
      </ButtonRow>
    </div>
  );
}

function SearchForm({ form, regions }: Pick<DirectoryPageProps, 'form' | 'regions'>) {
  const { t, lang } = useShell();
  return (
    <Form action="/directory" form={form}>
      <Field name="words" type="search" label={t('directory.search.words')} optional form={form} />
      <div class="thirds">
        <SelectField
          name="need"
          label={t('directory.search.need')}
          empty={t('directory.search.any')}
          options={directoryNeeds.map((need) => ({ value: need, label: t(`directory.need.${need}`) }))}
          form={form}
        />
        <SelectField
          name="region"
          label={t('directory.search.region')}
          empty={t('directory.search.any')}
          options={regions.map(({ id, name }) => ({ value: id, label: name }))}
          form={form}
        />
        <SelectField
          name="language"
          label={t('directory.search.language')}
          empty={t('directory.search.any')}
          options={spokenLanguages.map((code) => ({ value: code, label: spokenName(code, lang) }))}
          form={form}
        />
      </div>
      <ButtonRow>
        <Button>{t('directory.search.go')}</Button>
        <ButtonLink href="/directory" kind="quiet">
          {t('directory.search.all')}
        </ButtonLink>
      </ButtonRow>
    </Form>
  );
}

function Line({ entry }: { entry: Entry }) {
  const { t, lang } = useShell();
  const { name, does, municipalities } = entry.content;
  const said = inLanguage(does, lang);
  return (
    <li>
      <a href={`/directory/${entry.code}`}>{name}</a>
      <span lang={said.lang === lang ? undefined : said.lang}>{said.text}</span>
      <span class="small soft">
        {municipalities.length === 0 ? t('directory.everywhere') : municipalities.join(', ')}
      </span>
      <EntryBadges entry={entry} />
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
