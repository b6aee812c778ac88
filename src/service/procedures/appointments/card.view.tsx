import { dayAndDate, type Lang, translator } from '#app/platform/language/index.ts';
import { Breadcrumb, InLanguage, Notice, PrintButton, useShell } from '#app/platform/web/index.ts';
import type { givenTo } from '#app/service/cases/index.ts';

interface AppointmentCardProps {
  /** The page of the appointment. */
  at: string;
  /** In which language the client reads it. */
  lang: Lang;
  day: string;
  time: string | null;
  /** Null where it may not stand on the card. */
  place: string | null;
  /** The place is known, and left out. */
  hidesPlace: boolean;
}

/** Day and hour on a card; what it is and with whom stands nowhere. */
export function AppointmentCard({ at, lang, day, time, place, hidesPlace }: AppointmentCardProps) {
  const { t } = useShell();
  const word = translator(lang);
  return (
    <>
      <div class="off-paper stack">
        <Breadcrumb crumbs={[{ href: at, label: t('procedures.limits.card.back') }]} />
        <p class="small soft">{t(hidesPlace ? 'procedures.limits.card.noPlace' : 'procedures.limits.card.text')}</p>
        <PrintButton label={t('procedures.limits.card.print')} />
      </div>
      <InLanguage lang={lang}>
        <article class="sheet stack close appointment-card">
          <h1>{word('procedures.limits.card.title')}</h1>
          <p class="card-day">{dayAndDate(day, lang)}</p>
          {time === null ? null : <p class="card-day">{word('procedures.limits.card.at', { time })}</p>}
          {place === null ? null : (
            <p>
              <bdi>{place}</bdi>
            </p>
          )}
        </article>
      </InLanguage>
    </>
  );
}

interface NotGivenProps {
  /** The page of the appointment. */
  at: string;
  title: string;
  because: Exclude<ReturnType<typeof givenTo>['verdict'], { answer: 'yes' }>['because'];
}

/** The rule of contact lets nothing be given this way. */
export function NotGiven({ at, title, because }: NotGivenProps) {
  const { t } = useShell();
  return (
    <>
      <Breadcrumb crumbs={[{ href: at, label: t('procedures.limits.card.back') }]} />
      <Notice tone="late" title={title}>
        <p>{because === 'hours' ? t('cases.rule.ask.hours') : t(`cases.rule.no.${because}`)}</p>
      </Notice>
    </>
  );
}
