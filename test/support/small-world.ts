import { join, newJoinTicket, readJoinTicket, totpCode } from '#app/platform/access/authentication/index.ts';
import { type Claim, claimInstallation } from '#app/platform/access/rotation/index.ts';
import { signTrainingDays } from '#app/platform/access/suspension/index.ts';
import { approve, invite, ownSigner, publishIntakeKey } from '#app/platform/access/teams/index.ts';
import { currentTeamKey, makeTeam, type Pins } from '#app/platform/access/visit/index.ts';
import type { Role } from '#app/platform/database/index.ts';
import { CHEAP_PASSWORD_COST, newId } from '#app/platform/vault/index.ts';
import type { TestInstallation } from './test-installation.ts';
import { doorsOf, type TestPerson, type WorldDoors, type WorldState } from './world-doors.ts';

export type { TestPerson } from './world-doors.ts';

const testPeople = ['leader', 'intake', 'joke', 'karel', 'bram', 'noor', 'sem', 'ada'] as const;
export type TestName = (typeof testPeople)[number];

/**
 * Utrecht (coordinators Joke and Karel, volunteers Bram and Noor), Groningen (coordinator Lies, volunteer Sem), the
 * leader, an intake worker and the auditor Ada: a claimed installation with real keys, cheap passwords.
 */
export interface TestWorld extends WorldDoors {
  test: TestInstallation;
  pins: Pins;
  regions: { utrecht: string; groningen: string };
  teams: { staff: string; oversight: string; intake: string; utrecht: string; groningen: string };
  people: Record<TestName | 'lies', TestPerson>;
  /** The three recovery sheets, as somebody would type them. */
  sheets: string[];
  close(): Promise<void>;
}

export async function smallWorld(test: TestInstallation): Promise<TestWorld & { state: WorldState }> {
  const state: WorldState = { pins: null, sessions: new Map() };
  const { installation, as, signedIn } = doorsOf(test, state);

  const passwordOf = (name: string) => `proef ${name} loopt langs het water ${name.length}`;
  const sheets: string[] = [];
  const leader = await claimAsLeader();
  const people = { leader } as TestWorld['people'];
  // As an installation from before signatures and signed days: tests of those say what they want to have signed.
  const admin = await test.administrator();
  await admin.query('update naast.installation set words_before = true, days_count_from = current_date + 60');

  const regions = await as(leader, async (visit) => {
    const utrecht = newId();
    const groningen = newId();
    await visit.db
      .insertInto('region')
      .values([
        {
          id: utrecht,
          name: 'Utrecht',
          status: 'pending',
          municipalities: ['Utrecht', 'Zeist'],
          postcodes: ['35', '37'],
          languages: [],
          mailbox: null,
        },
        {
          id: groningen,
          name: 'Groningen',
          status: 'pending',
          municipalities: ['Groningen', 'Assen'],
          postcodes: ['97'],
          languages: [],
          mailbox: null,
        },
      ])
      .execute();
    return { utrecht, groningen };
  });

  people.joke = await hire(leader, 'joke', 'Joke Vermeer', ['coordinator'], regions.utrecht);
  people.karel = await hire(leader, 'karel', 'Karel de Wit', ['coordinator'], regions.utrecht);
  people.lies = await hire(leader, 'lies', 'Lies Hoekstra', ['coordinator'], regions.groningen);
  people.intake = await hire(leader, 'intake', 'Ilse Bakker', ['intake'], null);
  people.ada = await hire(leader, 'ada', 'Ada Prins', ['auditor'], null);

  const teams = await as(leader, async (visit) => {
    const signer = await ownSigner(visit);
    if (!signer) throw new Error('The leader has no certificate.');
    const make = (kind: 'intake' | 'region', regionId: string | null, members: string[]) =>
      makeTeam(visit.db, { kind, regionId, members, leader: signer, pins: visit.keys.pins });
    const intake = await make('intake', null, [people.intake.id]);
    const key = await currentTeamKey(visit.db, intake.team.id, visit.keys.pins);
    if (key) await publishIntakeKey(visit, intake.team, key);
    const utrecht = await make('region', regions.utrecht, [people.joke.id, people.karel.id]);
    const groningen = await make('region', regions.groningen, [people.lies.id]);
    await visit.db.updateTable('region').set({ status: 'open' }).execute();
    const known = await visit.db.selectFrom('team').selectAll().execute();
    const idOf = (kind: string) => known.find((team) => team.kind === kind)?.id ?? '';
    return {
      staff: idOf('staff'),
      oversight: idOf('oversight'),
      intake: intake.team.id,
      utrecht: utrecht.team.id,
      groningen: groningen.team.id,
    };
  });
  state.sessions.clear();

  people.bram = await hire(people.joke, 'bram', 'Bram Postma', ['volunteer'], regions.utrecht);
  people.noor = await hire(people.joke, 'noor', 'Noor Jansen', ['volunteer'], regions.utrecht);
  people.sem = await hire(people.lies, 'sem', 'Sem Dijk', ['volunteer'], regions.groningen);

  const { pins } = state;
  if (!pins) throw new Error('Nothing was pinned.');
  return { installation, test, state, pins, regions, teams, people, sheets, as, signedIn, close: () => test.close() };

  async function claimAsLeader(): Promise<TestPerson> {
    const ticket = newJoinTicket(installation);
    const totpSecret = readJoinTicket(installation, ticket.ticket)?.secret ?? Buffer.alloc(0);
    const claim: Claim = {
      loginName: 'leader',
      name: 'Petra Leenders',
      password: passwordOf('leader'),
      ticket: ticket.ticket,
      code: totpCode(totpSecret),
      alsoIntake: false,
      passwordCost: CHEAP_PASSWORD_COST,
    };
    const claimed = await claimInstallation(installation, claim, async (given) => {
      state.pins = given;
    });
    if (!claimed.ok) throw new Error(claimed.reason);
    sheets.push(...claimed.shares.map((lines) => lines.join('\n')));
    return {
      id: claimed.leaderId,
      loginName: 'leader',
      name: claim.name,
      roles: ['project-leader'],
      regionId: null,
      password: claim.password,
      totpSecret,
    };
  }

  async function hire(
    by: TestPerson,
    loginName: string,
    name: string,
    roles: Role[],
    regionId: string | null,
  ): Promise<TestPerson> {
    const invited = await as(by, (visit) => invite(visit, installation, { loginName, name, roles, regionId }));
    if (!invited.ok) throw new Error(invited.reason);
    const ticket = newJoinTicket(installation);
    const totpSecret = readJoinTicket(installation, ticket.ticket)?.secret ?? Buffer.alloc(0);
    const password = passwordOf(loginName);
    const joined = await join(installation, {
      invitationCode: invited.code,
      password,
      ticket: ticket.ticket,
      code: totpCode(totpSecret),
      address: 'test',
      passwordCost: CHEAP_PASSWORD_COST,
    });
    if (!joined.ok) throw new Error(joined.reason);
    const approved = await as(by, (visit) => approve(visit, invited.personId, joined.keyCheck));
    if (!approved.ok) throw new Error(approved.reason);
    const lastDay = Temporal.Now.plainDateISO('Europe/Amsterdam').add({ years: 1 }).toString();
    if (roles.includes('volunteer'))
      await as(by, (visit) => signTrainingDays(visit, [{ personId: invited.personId, lastDay }]));
    return { id: invited.personId, loginName, name, roles, regionId, password, totpSecret };
  }
}
