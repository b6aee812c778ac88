import { longDate } from '#app/platform/language/index.ts';
import { TelephoneLink, useShell } from '#app/platform/web/index.ts';
import type { TeamMember } from './team-numbers.ts';

/** Colleagues one under another: name, when to ring, number; of whoever is away until when, and who stands in. */
export function TeamMembers({ members }: { members: readonly TeamMember[] }) {
  return (
    <>
      {members.map((member) => (
        <div class="stack close">
          <p>
            <bdi>{member.name}</bdi>
          </p>
          <Reached member={member} />
        </div>
      ))}
    </>
  );
}

/** The number of one colleague, and whether that colleague is there. */
export function Reached({ member: { telephone, hours, away } }: { member: TeamMember }) {
  const { t, lang } = useShell();
  const until = away && longDate(away.until, lang);
  return (
    <>
      {until === null ? null : (
        <p class="small">
          {away?.standIn ? t('cases.team.awayWith', { until, name: away.standIn }) : t('cases.team.away', { until })}
        </p>
      )}
      {telephone === null ? (
        <p class="small soft">{t('cases.team.noNumber')}</p>
      ) : (
        <p>
          <TelephoneLink number={telephone} /> {hours === null ? null : <bdi class="small soft">{hours}</bdi>}
        </p>
      )}
    </>
  );
}
