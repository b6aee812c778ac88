import { useShell } from '#app/platform/web/index.ts';
import type { OrganisationFacts } from './facts.store.ts';

/** Who is responsible for what people tell (GDPR article 13), as the leader signed it; what is not decided says so. */
export function WhoWeAre({ organisation }: { organisation: OrganisationFacts }) {
  const { t, lang } = useShell();
  const { name, address, officer } = organisation;
  const inTheirs = (dutch: string | null, english: string | null) =>
    lang === 'nl' || english === null ? { text: dutch, lang: 'nl' } : { text: english, lang };
  const parts = [
    { term: t('public-pages.organisation.name'), text: name, lang: 'nl' },
    { term: t('public-pages.organisation.address'), text: address, lang: 'nl' },
    { term: t('public-pages.organisation.officer'), text: officer, lang: 'nl' },
    { term: t('public-pages.organisation.basis'), ...inTheirs(organisation.basis, organisation.basisEn) },
    { term: t('public-pages.organisation.retention'), ...inTheirs(organisation.retention, organisation.retentionEn) },
    {
      term: t('public-pages.organisation.complaints'),
      ...inTheirs(organisation.complaints, organisation.complaintsEn),
    },
  ];
  return (
    <dl class="facts">
      {parts.map(({ term, text, lang: spoken }) => (
        <div>
          <dt>{term}</dt>
          {text === null ? (
            <dd class="soft">{t('public-pages.organisation.undecided')}</dd>
          ) : (
            <dd lang={spoken === lang ? undefined : spoken}>
              {text.split('\n').map((line, at) => (
                <>
                  {at === 0 ? null : <br />}
                  {line}
                </>
              ))}
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
