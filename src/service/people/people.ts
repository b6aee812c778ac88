import { reachOf, type Visit } from '#app/platform/access/visit/index.ts';
import type { PersonStatus, Role } from '#app/platform/database/index.ts';
import type { MessageKey } from '#app/platform/language/index.ts';

/**
 * Roles that somebody can be invited for. The project leader is made by setting the installation up, and by nothing
 * else.
 */
export const invitableRoles = ['coordinator', 'volunteer', 'intake', 'auditor'] as const;

/** A colleague as far as the list of people goes. */
export interface Colleague {
  id: string;
  login_name: string;
  roles: Role[];
  region_id: string | null;
  status: PersonStatus;
}

type Actor = Pick<Visit, 'policy' | 'person'>;

/** Which roles go together: an auditor sees no case, so has no other role; a volunteer helps in one role only. */
export function rolesRefusal(
  roles: readonly Role[],
  regionId: string | null,
): { field: 'roles' | 'region'; key: MessageKey } | null {
  if (roles.length === 0) return { field: 'roles', key: 'people.roles.none' };
  if (roles.includes('auditor') && roles.length > 1) return { field: 'roles', key: 'people.roles.auditorAlone' };
  if (roles.includes('volunteer') && roles.length > 1) return { field: 'roles', key: 'people.roles.volunteerAlone' };
  if (needsRegion(roles) && regionId === null) return { field: 'region', key: 'people.roles.needRegion' };
  return null;
}

/** Coordinators and volunteers work in a region; intake workers and auditors for all of them. */
export function needsRegion(roles: readonly Role[]): boolean {
  return roles.includes('coordinator') || roles.includes('volunteer');
}

/**
 * May this person invite that colleague, vouch for that colleague or end their access? The leader for everyone but a
 * leader, a coordinator for the volunteers of the own region, nobody for themselves (T8). Row-level security and the
 * certificate chain say the same.
 */
export function mayCertifyPerson(
  actor: Actor,
  colleague: Pick<Colleague, 'id' | 'roles' | 'region_id'>,
  action: 'person.invite' | 'person.approve' | 'person.end',
): boolean {
  if (colleague.id === actor.person.id) return false;
  const reach = reachOf(actor, action);
  // Two recovery shares made a second leader, who ends the access of the first. Nobody but the root vouches for either.
  if (colleague.roles.includes('project-leader')) return action === 'person.end' && reach === 'all';
  const onlyVolunteer = colleague.roles.length === 1 && colleague.roles[0] === 'volunteer';
  const here = actor.person.regionId !== null && colleague.region_id === actor.person.regionId;
  return reach === 'all' || (reach === 'region' && onlyVolunteer && here);
}
