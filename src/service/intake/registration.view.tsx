import { type Lang, longDate, plainDate, spokenName, type Translate, today } from '#app/platform/language/index.ts';
import { Badge, DescriptionList, type Fact, Notice, Section, useShell } from '#app/platform/web/index.ts';
import { type Entry, ownEntries } from '#app/service/directory/index.ts';
import type { IntakeEvent, Registration } from './intake.ts';
import { knownOrganisation } from './organisations.ts';

/** What the client or the referrer wrote. How to reach the client safely comes before any number. */
export function RegistrationSections({
  registration,
  directory = ownEntries,
}: {
  registration: Registration;
  directory?: readonly Entry[];
}) {
  const { t, lang } = useShell();
  return (
    <>
      {registration.referrer === null ? null : <ReferrerSection referrer={registration.referrer} />}
      <Section title={t('intake.view.care')}>
        <DescriptionList facts={careFacts(registration, t)} />
      </Section>
      <Section title={t('intake.view.reach')}>
        <DescriptionList facts={wayFacts(registration.ways, t)} />
      </Section>
      <Section title={t('intake.view.her')}>
        <DescriptionList facts={herFacts(registration, t, lang)} />
      </Section>
      <Section title={t('intake.view.asks')}>
        {registration.needs.length === 0 ? (
          <p class="soft">{unsaid('needs', registration, t) ?? t('intake.view.noNeeds')}</p>
        ) : null}
        <ul>
          {registration.needs.map((need) => (
            <li>{t(`intake.need.${need}`)}</li>
          ))}
        </ul>
        {registration.question === null ? null : (
          <p class="kept" dir="auto">
            {registration.question}
          </p>
        )}
      </Section>
      {registration.history.length === 0 ? null : (
        <HistorySection history={registration.history} directory={directory} />
      )}
    </>
  );
}

function ReferrerSection({ referrer }: { referrer: NonNullable<Registration['referrer']> }) {
  const { t, lang } = useShell();
  const { consent } = referrer;
  const facts: Fact[] = [
    { term: t('intake.form.ref.organisation'), value: <bdi>{referrer.organisation}</bdi> },
    { term: t('intake.form.ref.role'), value: <bdi>{referrer.role}</bdi> },
    ...wayFacts(referrer.ways, t),
  ];
  return (
    <Section title={t('intake.view.referrer')}>
      {consent.state === 'not-asked' ? (
        <Notice tone="soon" title={t('intake.view.notAsked')}>
          <p>{t('intake.view.notAsked.text')}</p>
        </Notice>
      ) : (
        <p>
          <Badge tone="done">{t('intake.view.agrees')}</Badge>{' '}
          {t('intake.view.agrees.how', {
            language: consent.language === null ? '–' : spokenName(consent.language, lang),
            day: consent.day === null ? '–' : longDate(consent.day, lang),
          })}
        </p>
      )}
      <DescriptionList facts={facts} />
    </Section>
  );
}

function HistorySection({ history, directory }: { history: readonly IntakeEvent[]; directory: readonly Entry[] }) {
  const { t, lang } = useShell();
  return (
    <Section title={t('intake.view.history')}>
      <ul>
        {history.map((event) => (
          <li>
            {t(`intake.event.${event.what}`, { day: longDate(event.day, lang), about: aboutOf(event, t, directory) })}
            {event.note === null ? null : (
              <p class="kept" dir="auto">
                {event.note}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function careFacts(registration: Registration, t: Translate): Fact[] {
  return [
    { term: t('intake.view.mustNotKnow'), value: said('mustNotKnow', registration, t) },
    { term: t('intake.view.when'), value: said('when', registration, t) },
    { term: t('intake.view.askFor'), value: said('askFor', registration, t) },
    {
      term: t('intake.form.leaveMessage'),
      value: unsaid('leaveMessage', registration, t) ?? t(`intake.rule.${registration.leaveMessage}`),
    },
  ];
}

function wayFacts(ways: Registration['ways'], t: Translate): Fact[] {
  return ways.map(({ kind, value }) => ({
    term: t(`intake.way.${kind}`),
    value: <Way kind={kind} value={value} />,
  }));
}

function Way({ kind, value }: Registration['ways'][number]) {
  const { t } = useShell();
  if (kind === 'with-code') return t('intake.way.with-code.text');
  // No link: nobody chose with the client yet how contact is safe. Above it stands what the client wrote about that.
  return <bdi dir="ltr">{value}</bdi>;
}

/** One of several, each in its own direction. */
function Named({ one, at }: { one: string; at: number }) {
  return (
    <>
      {at === 0 ? '' : ', '}
      <bdi>{one}</bdi>
    </>
  );
}

function herFacts(registration: Registration, t: Translate, lang: Lang): Fact[] {
  const spoken = registration.languages.map((code) => spokenName(code, lang));
  const all = [...spoken, ...(registration.languageElse === null ? [] : [registration.languageElse])];
  const { reads, place, placeAnswer } = registration;
  return [
    { term: t('intake.view.nameToUse'), value: said('nameToUse', registration, t) },
    {
      term: t('intake.view.spoken'),
      value: all.length === 0 ? unsaid('languages', registration, t) : all.map((one, at) => <Named {...{ one, at }} />),
    },
    { term: t('intake.view.readsIn'), value: readsIn(reads, t, lang) ?? unsaid('reads', registration, t) },
    {
      term: t('intake.view.interpreter'),
      value: unsaid('interpreter', registration, t) ?? t(`intake.interpreter.${registration.interpreter}`),
    },
    { term: t('intake.view.place'), value: placeAnswer === 'unsaid' ? t('intake.view.unsaid') : typed(place) },
    { term: t('intake.view.writtenIn'), value: spokenName(registration.writtenIn, lang) },
  ];
}

function readsIn(reads: string | null, t: Translate, lang: Lang): string | null {
  if (reads === null) return null;
  return reads === 'none' ? t('intake.view.readsNone') : spokenName(reads, lang);
}

/** What the client wrote, or that the client did not want to say it: that is an answer too, and nobody asks again. */
function said(field: 'mustNotKnow' | 'when' | 'askFor' | 'nameToUse', registration: Registration, t: Translate) {
  return typed(registration[field]) ?? unsaid(field, registration, t);
}

function unsaid(field: Registration['unsaid'][number], registration: Registration, t: Translate): string | null {
  return registration.unsaid.includes(field) ? t('intake.view.unsaid') : null;
}

function typed(text: string | null) {
  return text === null ? null : <span dir="auto">{text}</span>;
}

function aboutOf({ what, about }: IntakeEvent, t: Translate, directory: readonly Entry[]): string {
  if (about === null) return '–';
  if (what === 'returned') return t(`intake.return.${about as 'other'}`);
  return what === 'passed-on' ? (knownOrganisation(about, directory)?.content.name ?? about) : about;
}

/** How long ago a registration came: "vandaag", "3 dagen geleden". */
export function ageOf(day: string, t: Translate): string {
  return t('intake.age', { days: Math.max(0, plainDate(day).until(today()).days) });
}
