import { type Lang, longDate, translator } from '#app/platform/language/index.ts';
import { Section, useShell } from '#app/platform/web/index.ts';
import type { LetterPlace } from '#app/service/procedures/index.ts';

/** What confirming the letter writes on the map, before it is pressed. */
export function OnTheMap({ place }: { place: LetterPlace | null }) {
  const { t, lang } = useShell();
  if (place === null) return null;
  return (
    <Section title={t('letters.map.title')}>
      <p>{placeInWords(place, lang)}</p>
      <p class="small soft">{t(place.event === null ? 'letters.map.new' : 'letters.map.same')}</p>
    </Section>
  );
}

/** "Bezwaar en beroep: De IND zegt nee", with its day where it stands there already. */
export function placeInWords({ procedure, happening, event }: LetterPlace, lang: Lang): string {
  const { name, happenings } = procedure.definition.words[lang];
  const what = happenings[happening] ?? happening;
  const t = translator(lang);
  const [day] = Object.values(event?.document.facts.days ?? {}).sort();
  if (event === null) return t('letters.map.place', { name, what });
  return day === undefined
    ? t('letters.map.known', { name, what })
    : t('letters.map.knownOn', { name, what, day: longDate(day, lang) });
}
