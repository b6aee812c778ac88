import { longDate, spokenNames, today } from '#app/platform/language/index.ts';
import {
  ButtonLink,
  ButtonRow,
  DescriptionList,
  PrintButton,
  Section,
  SideBySide,
  useShell,
} from '#app/platform/web/index.ts';
import { inLanguage } from './find.ts';
import type { Entry, publishedPart } from './organisation.ts';

/**
 * One organisation on paper, for a client to take along: what anybody may read of it and nothing else. The tab and the file name that a
 * browser makes of it say nothing of the subject.
 */
export function OrganisationPaper({
  entry,
  part,
}: {
  entry: Entry;
  part: NonNullable<ReturnType<typeof publishedPart>>;
}) {
  const { t, lang } = useShell();
  const said = (words: { nl: string; en: string | null } | null | undefined) =>
    words == null ? null : inLanguage(words, lang).text;
  return (
    <SideBySide need={<BeforeGiving />}>
      <article class="stack">
        <h1>{part.name}</h1>
        <p>{said(part.does)}</p>
        <DescriptionList
          facts={[
            { term: t('directory.field.telephone'), value: part.telephone ?? null },
            { term: t('directory.field.hours'), value: said(part.hours) },
            { term: t('directory.field.website'), value: part.website ?? null },
            { term: t('directory.field.languages'), value: spokenNames(part.languages, lang) || null },
          ].filter(({ value }) => value !== null)}
        />
        <p class="small soft">{longDate(today(), lang)}</p>
        <ButtonRow>
          <PrintButton />
          <ButtonLink href={`/directory/${entry.code}`} kind="quiet">
            {t('directory.paper.back')}
          </ButtonLink>
        </ButtonRow>
      </article>
    </SideBySide>
  );
}

/** What paper can do that a word cannot: it can be found. */
function BeforeGiving() {
  const { t } = useShell();
  return (
    <div class="off-paper">
      <Section title={t('directory.paper.before')}>
        <ul class="bullets">
          <li>{t('directory.paper.before.found')}</li>
          <li>{t('directory.paper.before.nothing')}</li>
          <li>{t('directory.paper.before.call')}</li>
        </ul>
      </Section>
    </div>
  );
}
