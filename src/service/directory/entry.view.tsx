import type { Child } from 'hono/jsx';
import { isMessageKey, longDate, spokenNames, today } from '#app/platform/language/index.ts';
import {
  Breadcrumb,
  Button,
  ButtonLink,
  ButtonRow,
  Conflict,
  DescriptionList,
  type Fact,
  Form,
  FormFoot,
  type FormState,
  freshForm,
  Notice,
  PageHeader,
  PasswordAgain,
  Section,
  type Shell,
  TelephoneLink,
  useShell,
} from '#app/platform/web/index.ts';
import { EntryBadges } from './directory.view.tsx';
import { EntryFields } from './entry-form.view.tsx';
import { inLanguage } from './find.ts';
import { type BothLanguages, type Entry, isStale, type OrganisationContent, publishedPart } from './organisation.ts';
import { WebsiteLink } from './website.view.tsx';

interface EntryPageProps {
  entry: Entry;
  checker: string | null;
  learned: readonly { what: string; number: number }[];
  mayChange: boolean;
  mayReadAddress: boolean;
}

/** One organisation: what it does, for whom, where, how to reach it, and who looked at this when. */
export function EntryPage({ entry, checker, learned, mayChange, mayReadAddress }: EntryPageProps) {
  const shell = useShell();
  const { t } = shell;
  const { content, code } = entry;
  return (
    <div class="stack">
      <Breadcrumb crumbs={[{ href: '/directory', label: t('directory.title') }]} />
      <PageHeader title={content.name}>
        <EntryBadges entry={entry} />
      </PageHeader>
      {entry.standing === 'changed' ? (
        <Notice tone="late" title={t('directory.standing.changed')}>
          <p>{t('directory.standing.changed.text')}</p>
        </Notice>
      ) : null}
      {content.ended ? <Notice tone="soon">{t('directory.ended.text')}</Notice> : null}
      <div class="two">
        <Section>
          <DescriptionList facts={known(entryFacts(trusted(entry), shell))} />
        </Section>
        <div class="stack near">
          <Section title={t('directory.trust')}>
            <DescriptionList facts={trustOf(entry, checker, shell)} />
            {mayChange ? <Checks entry={entry} /> : null}
          </Section>
          <Learned learned={learned} />
          {publishedPart(content) === null || entry.standing === 'changed' ? null : (
            <p class="off-paper">
              <a href={`/directory/${code}/paper`}>{t('directory.paper.to')}</a>
            </p>
          )}
          {mayReadAddress ? (
            <p class="off-paper">
              <a href={`/directory/${code}/address`}>{t('directory.address.to')}</a>
            </p>
          ) : null}
        </div>
      </div>
    </div>
  );
}

function Checks({ entry }: { entry: Entry }) {
  const { t } = useShell();
  const stale = isStale(entry, today());
  return (
    <>
      {stale ? <p>{t('directory.stale.text')}</p> : null}
      {entry.standing === 'before' ? <p>{t('directory.standing.before')}</p> : null}
      <Form action={`/directory/${entry.code}/check`} form={freshForm()} version={entry.version}>
        <ButtonRow>
          {entry.standing === 'changed' ? null : (
            <Button kind={stale ? 'primary' : 'quiet'}>{t('directory.check')}</Button>
          )}
          <ButtonLink href={`/directory/${entry.code}/edit`} kind="quiet">
            {t('directory.edit')}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </>
  );
}

/** What nobody answers for leads nobody anywhere: no number to call and no page to open. */
export function trusted({ content, standing }: Entry): OrganisationContent {
  return standing === 'changed' ? { ...content, telephone: null, website: null, howToRefer: null } : content;
}

/** A row that nobody can fill says nothing. */
const known = (facts: readonly Fact[]): Fact[] => facts.filter(({ value }) => value !== null);

/** What is known; null where nobody knows. */
export function entryFacts(content: OrganisationContent, shell: Shell): Fact[] {
  const { t, lang } = shell;
  const { municipalities, languages, telephone } = content;
  return [
    { term: t('directory.field.does'), value: said(content.does, shell) },
    { term: t('directory.field.forWhom'), value: content.forWhom === null ? null : said(content.forWhom, shell) },
    { term: t('directory.field.kind'), value: t(`directory.kind.${content.kind}`) },
    {
      term: t('directory.field.needs'),
      value: content.needs.map((need) => t(`directory.need.${need}`)).join(', ') || null,
    },
    {
      term: t('directory.field.where'),
      value: municipalities.length === 0 ? t('directory.everywhere') : municipalities.join(', '),
    },
    { term: t('directory.field.languages'), value: spokenNames(languages, lang) || null },
    { term: t('directory.field.telephone'), value: telephone === null ? null : <TelephoneLink number={telephone} /> },
    {
      term: t('directory.field.hours'),
      value: content.hours === undefined ? null : said(content.hours, shell),
    },
    {
      term: t('directory.field.website'),
      value: content.website === null ? null : <WebsiteLink address={content.website} />,
    },
    { term: t('directory.field.howToRefer'), value: typed(content.howToRefer) },
    { term: t('directory.field.waiting'), value: typed(content.waiting) },
    {
      term: t('directory.field.answersWithin'),
      value: content.answersWithin == null ? null : t('directory.days', { days: content.answersWithin }),
    },
    {
      term: t('directory.field.sexes'),
      value: (content.sexes ?? []).map((one) => t(`directory.sex.${one}`)).join(', ') || null,
    },
    { term: t('directory.field.age'), value: ageOf(content, t) },
    {
      term: t('directory.field.urgency'),
      value: content.urgency == null ? null : t(`directory.urgency.${content.urgency}`),
    },
  ];
}

function ageOf({ fromAge, toAge }: OrganisationContent, t: Shell['t']): string | null {
  if (fromAge == null && toAge == null) return null;
  if (toAge == null) return t('directory.age.from', { from: fromAge ?? 0 });
  return t('directory.age.between', { from: fromAge ?? 0, to: toAge });
}

/** What referrals taught: counts, of nobody. */
function Learned({ learned }: { learned: EntryPageProps['learned'] }) {
  const { t, lang } = useShell();
  if (learned.length === 0) return null;
  const counts = learned.filter(({ what }) => !what.startsWith('language:'));
  const served = learned.filter(({ what }) => what.startsWith('language:'));
  return (
    <Section title={t('directory.learned')}>
      <p class="soft">{t('directory.learned.what')}</p>
      <DescriptionList
        facts={[
          ...counts.map(({ what, number }) => ({
            term: codeWords(t, what),
            value: String(number),
          })),
          ...(served.length === 0
            ? []
            : [
                {
                  term: t('directory.learned.languages'),
                  value: served
                    .map(({ what, number }) => `${spokenNames([what.slice('language:'.length)], lang)} (${number})`)
                    .join(', '),
                },
              ]),
        ]}
      />
    </Section>
  );
}

function codeWords(t: Shell['t'], what: string): string {
  const key = `directory.learned.${what}`;
  return isMessageKey(key) ? t(key) : what;
}

function trustOf({ content, checkedOn, checkedBy }: Entry, checker: string | null, { t, lang }: Shell): Fact[] {
  const day = checkedBy === null ? t('directory.unlooked') : longDate(checkedOn, lang);
  return [
    { term: t('directory.field.confidence'), value: t(`directory.sure.${content.confidence}`) },
    {
      term: t('directory.field.checked'),
      value: checker === null ? day : t('directory.checkedBy', { day, name: checker }),
    },
    { term: t('directory.field.source'), value: typed(content.source) },
    { term: t('directory.field.public'), value: t(content.public ? 'directory.public.yes' : 'directory.public.no') },
  ];
}

function said(words: BothLanguages, { lang }: Shell): Child {
  const there = inLanguage(words, lang);
  return <span lang={there.lang === lang ? undefined : there.lang}>{there.text}</span>;
}

function typed(text: string | null): Child | null {
  return text === null ? null : <span dir="auto">{text}</span>;
}

/** Somebody saved in between: what differs, and one's own to save after all. */
export function EntryConflictPage({ mine, now, form }: { mine: OrganisationContent; now: Entry; form: FormState }) {
  const shell = useShell();
  const { t } = shell;
  const theirs = [...entryFacts(now.content, shell), ...trustOf(now, null, shell)];
  const own = [...entryFacts(mine, shell), ...trustOf({ ...now, content: mine }, null, shell)];
  const differing = own.flatMap(({ term, value }, at) => {
    const there = theirs[at]?.value ?? null;
    return String(there) === String(value) ? [] : [{ label: term, mine: value ?? '–', theirs: there ?? '–' }];
  });
  return (
    <div class="stack">
      <PageHeader title={now.content.name} />
      <Conflict fields={differing}>
        <ButtonRow>
          <ButtonLink href={`/directory/${now.code}`} kind="quiet">
            {t('directory.conflict.theirs')}
          </ButtonLink>
        </ButtonRow>
      </Conflict>
      <Section title={t('directory.conflict.mine')}>
        <Form action={`/directory/${now.code}`} form={form}>
          <PasswordAgain form={form} unlessFresh />
          <EntryFields form={form} />
          <FormFoot>{t('directory.conflict.mine')}</FormFoot>
        </Form>
      </Section>
    </div>
  );
}
