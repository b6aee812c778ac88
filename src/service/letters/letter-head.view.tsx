import { spokenName, spokenNames } from '#app/platform/language/index.ts';
import { useShell } from '#app/platform/web/index.ts';
import { type CaseHeader, clientCrumb } from '#app/service/cases/index.ts';

/** One quiet line: whose letter this is, and the one rule of contact that must not be forgotten. Not for on paper. */
export function LetterHead({ reference, header }: { reference: string; header: CaseHeader }) {
  const { t, lang } = useShell();
  const { languages, reads, contactRules } = header;
  const { href, label } = clientCrumb(reference, header);
  const facts = [
    languages.length === 0 ? null : spokenNames(languages, lang),
    reads === null ? null : t('cases.reads', { language: spokenName(reads, lang) }),
    contactRules.when === null ? null : (
      <b>
        {t('cases.rules.when')} <bdi>{contactRules.when}</bdi>
      </b>
    ),
  ].filter((fact) => fact !== null);
  return (
    <nav class="off-paper" aria-label={t('letters.page.client')}>
      <div class="row soft">
        <a href={href}>{label}</a>
        <span>
          {facts.map((fact, at) => (
            <>
              {at === 0 ? null : ' · '}
              {fact}
            </>
          ))}
        </span>
      </div>
    </nav>
  );
}
