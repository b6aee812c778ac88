import { join, newJoinTicket, readJoinTicket, totpCode } from '#app/platform/access/authentication/index.ts';
import { claimInstallation } from '#app/platform/access/rotation/index.ts';
import { invite, saveOwnNumber } from '#app/platform/access/teams/index.ts';
import type { Pins, StaffInstallation } from '#app/platform/access/visit/index.ts';
import { CHEAP_PASSWORD_COST } from '#app/platform/vault/index.ts';
import {
  addRegion,
  approveColleague,
  changeContact,
  changeOrganisation,
  readContactSettings as contactNow,
  makeIntakeTeam,
  openRegion,
  readSignedOrganisation,
} from '#app/service/people/index.ts';
import { saveProfile } from '#app/service/volunteers/index.ts';
import type { ActAs } from './acting.ts';
import type { WorldContents } from './contents.ts';
import { type DemoColleague, passwordOf } from './person.ts';
import { inventedTelephone } from './registering.ts';
import {
  type ColleagueKey,
  colleagueKeys,
  colleagues,
  type InventedColleague,
  stillWaiting,
} from './world/colleagues.ts';
import { inventedContact, organisationWords, type RegionKey, regionKeys, regions } from './world/regions.ts';
import { Seeded } from './world/seeded.ts';

export type DemoTeam = Record<ColleagueKey, DemoColleague>;
export type RegionIds = Record<RegionKey, string>;

/** Steps of setting up that the demo's leader has behind her. */
const saidOfDemo = ['only-here', 'mail-came', 'restore-tried', 'numbers-rung', 'texts-approved'];

interface Building {
  installation: StaffInstallation;
  act: ActAs;
  /** Pins the keys of root and recovery, as set-up does. */
  pin(pins: Pins): Promise<void>;
  today: Temporal.PlainDate;
  contents: WorldContents;
}

/**
 * The first hours of the demo, in the order of a real installation: the leader claims it, adds the regions, invites
 * colleagues, makes the teams; then each coordinator invites volunteers.
 */
export async function buildTeam(building: Building): Promise<{ team: DemoTeam; regionIds: RegionIds }> {
  const { act, contents } = building;
  const petra = await claim(building);
  const regionIds = await act(petra, async (visit) => {
    const { version } = await contactNow(visit);
    await changeContact(visit, version, inventedContact);
    // As when the leader presses "they are printed": nobody needs the recovery shares of a demo.
    visit.journal.note({ action: 'house.shares-printed', objectId: petra.id });
    for (const object of saidOfDemo) visit.journal.note({ action: 'house.step-done', object });
    const who = await readSignedOrganisation(visit);
    await changeOrganisation(visit, who.version, organisationWords);
    const ids: [RegionKey, string][] = [];
    for (const key of regionKeys) ids.push([key, await addRegion(visit, settingsOf(key, contents))]);
    return Object.fromEntries(ids) as RegionIds;
  });
  const team: Partial<DemoTeam> = { petra };
  for (const key of contents.team.filter((key) => key !== 'petra' && !isVolunteer(key))) {
    team[key] = await hire(building, petra, key, regionIds);
  }
  await act(petra, async (visit) => {
    expectDone(await makeIntakeTeam(visit));
    for (const key of regionKeys) expectDone(await openRegion(visit, regionIds[key]));
  });
  for (const key of contents.team.filter(isVolunteer)) {
    const coordinator = team[coordinatorOf(key)];
    if (!coordinator) continue;
    const hired = await hire(building, coordinator, key, regionIds);
    if (key !== stillWaiting) await describe(building, coordinator, hired);
    team[key] = hired;
  }
  return { team: team as DemoTeam, regionIds };
}

const isVolunteer = (key: ColleagueKey) => 'volunteer' in colleagues[key];

/** The first coordinator of a volunteer's region. */
function coordinatorOf(volunteer: ColleagueKey): ColleagueKey {
  const { region } = colleagues[volunteer];
  const found = colleagueKeys.find((key) => {
    const { roles, region: own } = colleagues[key];
    return own === region && roles.some((role) => role === 'coordinator');
  });
  if (!found) throw new Error(`Nobody coordinates ${volunteer}.`);
  return found;
}

function settingsOf(key: RegionKey, contents: WorldContents) {
  const { atADistance, municipalities, postcodes, ...region } = regions[key];
  return {
    ...region,
    places: contents.places[key] ?? region.places,
    municipalities: [...municipalities],
    postcodes: [...postcodes],
    at_a_distance: atADistance,
    mailbox: `${key}@voorbeeld.example`,
  };
}

async function claim({ installation, pin }: Building): Promise<DemoColleague> {
  const { name, roles } = colleagues.petra;
  const { ticket, code, ...app } = authenticator(installation);
  const claimed = await claimInstallation(
    installation,
    {
      loginName: 'petra',
      name,
      password: passwordOf('petra'),
      ticket,
      code,
      alsoIntake: true,
      passwordCost: CHEAP_PASSWORD_COST,
    },
    pin,
  );
  if (!claimed.ok) throw new Error(`The made-up house cannot be claimed: ${claimed.reason}.`);
  return {
    key: 'petra',
    id: claimed.leaderId,
    loginName: 'petra',
    name,
    roles,
    regionId: null,
    password: passwordOf('petra'),
    ...app,
  };
}

/** Invites, lets join, and approves with the digits that the two compare over the telephone. */
async function hire(
  { installation, act }: Building,
  by: DemoColleague,
  key: ColleagueKey,
  regionIds: RegionIds,
): Promise<DemoColleague> {
  const { name, roles, region } = colleagues[key];
  const regionId = region === null ? null : regionIds[region];
  const password = passwordOf(key);
  const invited = await act(by, (visit) =>
    invite(visit, installation, { loginName: key, name, roles: [...roles], regionId }),
  );
  if (!invited.ok) throw new Error(`${key} cannot be invited: ${invited.reason}.`);
  const { ticket, code, ...app } = authenticator(installation);
  const joined = await join(installation, {
    invitationCode: invited.code,
    password,
    ticket,
    code,
    address: `made-up ${key}`,
    passwordCost: CHEAP_PASSWORD_COST,
  });
  if (!joined.ok) throw new Error(`${key} cannot join: ${joined.reason}.`);
  if (key !== stillWaiting) {
    expectDone(await act(by, (visit) => approveColleague(visit, invited.personId, joined.keyCheck)));
  }
  const colleague = { key, id: invited.personId, loginName: key, name, roles, regionId, password, ...app };
  if (key !== stillWaiting && regionId !== null)
    await act(colleague, (visit) => saveOwnNumber(visit, numberOf(key), 0));
  return colleague;
}

/** A colleague's own number, as it stands on the page of each client; coordinators say when they can be rung. */
function numberOf(key: ColleagueKey) {
  const coordinates = (colleagues[key] as InventedColleague).roles.includes('coordinator');
  return {
    telephone: inventedTelephone(new Seeded(`number of ${key}`)),
    hours: coordinates ? 'werkdagen tot 17.00 uur' : null,
    away: null,
  };
}

/** The coordinator writes down what the volunteer can do: matching and the intake's proposals rest on it. */
async function describe(
  { act, today }: Building,
  by: DemoColleague,
  { key, id }: Pick<DemoColleague, 'key' | 'id'>,
): Promise<void> {
  const colleague: InventedColleague = colleagues[key];
  if (!colleague.volunteer) return;
  const { languages, places } = colleague.volunteer;
  const last = trainedUntil(colleague.volunteer, today);
  // Whose training has ended stood beside a client until then: those months are still to be lived through.
  const trainingValidUntil = (isOver(last, today) ? today.add({ months: 1 }) : last).toString();
  const saved = await act(by, (visit) =>
    saveProfile(visit, id, { languages: [...languages], trainingValidUntil, places }, 0),
  );
  if (saved !== 'saved') throw new Error(`The profile of ${key} is there already.`);
}

type Training = NonNullable<InventedColleague['volunteer']>;
const trainedUntil = ({ trainedMonthsAgo, trainingHoldsMonths }: Training, today: Temporal.PlainDate) =>
  today.add({ months: trainingHoldsMonths - trainedMonthsAgo });
const isOver = (last: Temporal.PlainDate, today: Temporal.PlainDate) => Temporal.PlainDate.compare(last, today) < 0;

/** At the end of the story: volunteers whose training has ended are suspended, until a coordinator signs a new day. */
export async function endTrainings(act: ActAs, team: DemoTeam, today: Temporal.PlainDate): Promise<void> {
  for (const key of colleagueKeys) {
    const colleague: InventedColleague = colleagues[key];
    if (!colleague.volunteer || key === stillWaiting) continue;
    const [coordinator, volunteer] = [team[coordinatorOf(key)], team[key]];
    if (!coordinator || !volunteer) continue;
    const last = trainedUntil(colleague.volunteer, today);
    if (!isOver(last, today)) continue;
    const { languages, places } = colleague.volunteer;
    const profile = { languages: [...languages], trainingValidUntil: last.toString(), places };
    await act(coordinator, (visit) => saveProfile(visit, volunteer.id, profile, 1));
  }
}

function authenticator(installation: StaffInstallation): {
  ticket: string;
  code: string;
  totpSecret: Buffer;
  totpTyped: string;
} {
  const { ticket } = newJoinTicket(installation);
  const read = readJoinTicket(installation, ticket);
  if (!read) throw new Error('A ticket that was just made does not open.');
  return { ticket, code: totpCode(read.secret), totpSecret: read.secret, totpTyped: read.typed };
}

function expectDone(result: string): void {
  if (result !== 'done') throw new Error(`The made-up team cannot be made: ${result}.`);
}
