import { longDate } from '#app/platform/language/index.ts';
import { TelephoneLink, useShell } from '#app/platform/web/index.ts';
import type { TeamMember } from './team-numbers.ts';

/** Colleagues one under another: name, when to ring, number; of whoever is away until when, and who stands in. */
export function TeamMembers({ members }: { members: readonly TeamMember[] }) {
  return (
    <ul class="stack close">
      {members.map((member) => (
        <li>
          <bdi>{member.name}</bdi> <Reached member={member} />
        </li>
      ))}
    </ul>
  );
}

/** The number of one colleague, and whether that colleague is there. */
export function Reached({ member: { telephone, hours, away } }: { member: TeamMember }) {
  const { t, lang } = useShell();
  const until = away && longDate(away.until, lang);
  return (
    <>
      {hours === null ? null : <bdi class="small soft">{hours}</bdi>}
      {telephone === null ? <span class="small soft">{t('cases.team.noNumber')}</span> : null}
      {until === null ? null : (
        <p class="small">
          {away?.standIn ? t('cases.team.awayWith', { until, name: away.standIn }) : t('cases.team.away', { until })}
        </p>
      )}
      {telephone === null ? null : (
        <p>
          <TelephoneLink number={telephone} />
        </p>
      )}
    </>
  );
}
