import { longDate, spokenName, today } from '#app/platform/language/index.ts';
import { Badge, DescriptionList, Section, useShell } from '#app/platform/web/index.ts';
import { WrittenText } from '../client/index.ts';
import type { StoredConsent } from './consent.store.ts';
import { type Consent, consentIsLive } from './consent.ts';

/** What a client agreed to, on the client's page: what holds now on top, what is over folded away. */
export function ConsentsSection(props: { reference: string; consents: readonly StoredConsent[]; writes: boolean }) {
  const { reference, consents, writes } = props;
  const { t } = useShell();
  const now = today().toString();
  const live = consents.filter(({ consent }) => consentIsLive(consent, now));
  const over = consents.filter(({ consent }) => !consentIsLive(consent, now));
  return (
    <Section title={t('cases.consents')} id="consents">
      {live.length === 0 ? (
        <p class="soft">{t('cases.consents.none')}</p>
      ) : (
        <Lines reference={reference} lines={live} />
      )}
      {over.length === 0 ? null : (
        <details>
          <summary>{t('cases.consents.over', { count: over.length })}</summary>
          <Lines reference={reference} lines={over} />
        </details>
      )}
      {writes ? <a href={`/clients/${reference}/consents/new`}>{t('cases.consent.new')}</a> : null}
    </Section>
  );
}

function Lines({ reference, lines }: { reference: string; lines: readonly StoredConsent[] }) {
  const { t } = useShell();
  return (
    <ul class="stack close">
      {lines.map(({ id, consent }) => (
        <li>
          <a href={`/clients/${reference}/consents/${id}`}>{t(`cases.consent.may.${consent.purpose}`)}</a>
          {consent.receiver === null ? null : (
            <>
              : <bdi>{consent.receiver}</bdi>
            </>
          )}{' '}
          <ConsentState consent={consent} />
        </li>
      ))}
    </ul>
  );
}

/** Until when it holds, or why it does not. */
function ConsentState({ consent }: { consent: Consent }) {
  const { t, lang } = useShell();
  const { takenBack, until } = consent;
  if (takenBack !== null) return <Badge>{t('cases.consent.takenBack', { date: longDate(takenBack.on, lang) })}</Badge>;
  if (until < today().toString()) return <Badge>{t('cases.consent.lapsed', { date: longDate(until, lang) })}</Badge>;
  return <span class="small soft">{t('cases.consent.holdsUntil', { date: longDate(until, lang) })}</span>;
}

/**
 * One consent with everything that was agreed. `author` wrote it down first; null where that name may not be known.
 */
export function ConsentFacts({ stored, author }: { stored: StoredConsent; author: string | null }) {
  const { t, lang } = useShell();
  const { consent, writtenBy } = stored;
  const { purpose, receiver, text, how, language, interpreter, from, takenBack } = consent;
  // The first version says it itself as long as there is no other.
  const first = takenBack === null ? writtenBy : author;
  const inLanguage = language === null ? '' : t('cases.consent.inLanguage', { language: spokenName(language, lang) });
  const through = interpreter ? t('cases.consent.interpreter.yes') : '';
  const agreed = [t(`cases.consent.how.${how}`), inLanguage, through].filter((part) => part !== '').join(', ');
  return (
    <Section>
      <DescriptionList
        facts={[
          { term: t('cases.consent.purpose'), value: t(`cases.consent.purpose.${purpose}`) },
          ...(receiver === null ? [] : [{ term: t('cases.consent.receiver'), value: <bdi>{receiver}</bdi> }]),
          { term: t('cases.consent.text'), value: <WrittenText text={text} /> },
          { term: t('cases.consent.how'), value: agreed },
          { term: t('cases.consent.from'), value: longDate(from, lang) },
          { term: t('cases.consent.state'), value: <ConsentState consent={consent} /> },
          ...(first === null ? [] : [{ term: t('cases.consent.by'), value: <bdi>{first}</bdi> }]),
          ...(takenBack === null
            ? []
            : [
                {
                  term: t('cases.consent.back'),
                  value: t('cases.consent.takenBackBy', {
                    name: takenBack.name,
                    how: t(`cases.consent.how.${takenBack.how}`),
                  }),
                },
              ]),
        ]}
      />
    </Section>
  );
}
