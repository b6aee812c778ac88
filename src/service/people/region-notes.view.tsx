import { spokenNames } from '#app/platform/language/index.ts';
import { DescriptionList, Notice, Section, useShell } from '#app/platform/web/index.ts';
import { foundBy, sharedBy } from './region-coverage.ts';
import type { Region, RegionTeam } from './regions.store.ts';

/** What the project leader should know about a region's borders: how intake finds it, and what another covers too. */
export function RegionNotes({ region, others }: { region: Region; others: readonly Region[] }) {
  const { t } = useShell();
  const found = foundBy(region);
  const shared = others
    .filter(({ id, status }) => id !== region.id && status !== 'closed')
    .map(({ name, ...other }) => ({ name, parts: sharedBy(region, other) }))
    .filter(({ parts }) => parts.length > 0);
  return (
    <>
      {found === 'both' ? null : (
        <Notice {...(found === 'nothing' ? { tone: 'soon' as const } : {})} title={t(`people.region.found.${found}`)}>
          <p>{t(`people.region.found.${found}.text`)}</p>
        </Notice>
      )}
      {shared.length === 0 ? null : (
        <Notice title={t('people.region.shared')}>
          <ul>
            {shared.map(({ name, parts }) => (
              <li>{t('people.region.shared.with', { region: name, parts: parts.join(', ') })}</li>
            ))}
          </ul>
          <p>{t('people.region.shared.text')}</p>
        </Notice>
      )}
    </>
  );
}

/** Who works in a region; who is invited or waits is counted apart, for they can do nothing yet. */
export function RegionTeamSection({ region, team }: { region: Region; team: RegionTeam }) {
  const { t, lang } = useShell();
  const { coordinators, volunteers, notYet } = team;
  const { places, places_now: now, languages_now: spoken } = region;
  return (
    <Section title={t('people.region.team')}>
      <DescriptionList
        facts={[
          {
            term: t('people.region.team.coordinators'),
            value: coordinators.map(({ name }) => name).join(', ') || t('people.region.team.nobody'),
          },
          { term: t('people.region.team.volunteers'), value: String(volunteers) },
          {
            term: t('people.region.team.places'),
            value: now === null ? t('people.region.team.places.none') : t('people.regions.placesNow', { places, now }),
          },
          ...(spoken === null
            ? []
            : [
                {
                  term: t('people.region.team.languages'),
                  value: spokenNames(spoken, lang) || t('people.region.team.languages.none'),
                },
              ]),
          ...(notYet === 0 ? [] : [{ term: t('people.region.team.notYet'), value: String(notYet) }]),
        ]}
      />
      {coordinators.length === 1 ? <p class="soft">{t('people.region.team.one')}</p> : null}
    </Section>
  );
}
