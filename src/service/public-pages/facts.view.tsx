import { longDate, spokenNames } from '#app/platform/language/index.ts';
import { Badge, ContactSection, EmptyState, TelephoneLink, useShell } from '#app/platform/web/index.ts';
import { inLanguage, type Published, WebsiteLink } from '#app/service/directory/index.ts';
import { organisationAnchor } from './directory.ts';
import type { Contact, ShownRegion } from './facts.store.ts';

/** Somebody to talk to, in the same place on every page. Says so when nobody has filled in a number. */
export function ContactUs({ contact }: { contact: Contact }) {
  const { t } = useShell();
  return (
    <ContactSection
      id="contact"
      title={t('public-pages.contact')}
      contact={contact}
      unknown={t('public-pages.contact.unknown')}
    >
      {contact.telephone === null ? null : <p>{t('public-pages.contact.text')}</p>}
    </ContactSection>
  );
}

/** Where the service works now, and where it soon will. */
export function Regions({ regions }: { regions: readonly ShownRegion[] }) {
  const { t } = useShell();
  const [open, pending] = [namesOf(regions, 'open'), namesOf(regions, 'pending')];
  return (
    <>
      {open.length === 0 ? (
        <EmptyState title={t('public-pages.regions.none')}>
          <p>{t('public-pages.regions.none.next')}</p>
        </EmptyState>
      ) : (
        <ul class="entries">
          {regions
            .filter(({ status }) => status === 'open')
            .map((region) => (
              <li>
                <h2>{region.name}</h2>
                <p>
                  {region.municipalities.length === 0
                    ? t('public-pages.regions.all')
                    : region.municipalities.join(', ')}
                </p>
                {region.atADistance ? <Badge tone="info">{t('public-pages.regions.distance')}</Badge> : null}
              </li>
            ))}
        </ul>
      )}
      {pending.length === 0 ? null : (
        <p class="soft">{t('public-pages.regions.pending', { names: pending.join(', ') })}</p>
      )}
    </>
  );
}

export function AtADistance({ regions }: { regions: readonly ShownRegion[] }) {
  const { t } = useShell();
  const names = namesOf(
    regions.filter(({ atADistance }) => atADistance),
    'open',
  ).join(', ');
  return <p>{names === '' ? t('public-pages.distance.none') : t('public-pages.distance.some', { names })}</p>;
}

/** The public part of the directory: the website of each, and the number of those at which somebody of this service looked. */
export function Organisations({ organisations }: { organisations: readonly Published[] }) {
  const { t, lang } = useShell();
  return (
    <ul class="entries">
      {organisations.map((one) => (
        <li id={organisationAnchor(organisations, one)}>
          <h2>{one.name}</h2>
          <InWords words={one.does} />
          <Reach organisation={one} />
          <p class="small soft">
            <Where organisation={one} />{' '}
            {one.checkedOn === null
              ? null
              : t('public-pages.organisations.checked', { day: longDate(one.checkedOn, lang) })}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Reach({ organisation: { telephone, hours, website } }: { organisation: Published }) {
  const { lang } = useShell();
  if (telephone === undefined && website === undefined) return null;
  const answers = hours === undefined ? null : inLanguage(hours, lang);
  return (
    <p class="row">
      {telephone === undefined ? null : <TelephoneLink number={telephone} />}
      {answers === null ? null : <span lang={answers.lang === lang ? undefined : answers.lang}>{answers.text}</span>}
      {website === undefined ? null : <WebsiteLink address={website} />}
    </p>
  );
}

/** In the reader's language where somebody wrote it so; else in Dutch, marked as Dutch. */
export function InWords({ words, soft = false }: { words: Published['does']; soft?: boolean }) {
  const { lang } = useShell();
  const said = inLanguage(words, lang);
  return (
    <p class={soft ? 'soft' : undefined} lang={said.lang === lang ? undefined : said.lang}>
      {said.text}
    </p>
  );
}

function Where({ organisation: { municipalities, languages, dated } }: { organisation: Published }) {
  const { t, lang } = useShell();
  return (
    <>
      {municipalities.length === 0
        ? t('public-pages.organisations.everywhere')
        : t('public-pages.organisations.where', { places: municipalities.join(', ') })}
      {languages.length === 0
        ? null
        : ` ${t('public-pages.organisations.languages', { languages: spokenNames(languages, lang) })}`}
      {dated ? ` ${t('public-pages.organisations.dated')}` : null}
    </>
  );
}

function namesOf(regions: readonly ShownRegion[], status: ShownRegion['status']): string[] {
  return regions.filter((region) => region.status === status).map(({ name }) => name);
}

/** The address behind a number to call. */
export function callAddress(number: string): string {
  return `tel:${number.replace(/[^\d+]/g, '')}`;
}
