import { join, newJoinTicket, readJoinTicket, totpCode } from '#app/platform/access/authentication/index.ts';
import { openCase } from '#app/platform/access/grants/index.ts';
import { certify, currentCertificate } from '#app/platform/access/statements/index.ts';
import { approve, invite } from '#app/platform/access/teams/index.ts';
import type { Role } from '#app/platform/database/index.ts';
import { CHEAP_PASSWORD_COST, newId } from '#app/platform/vault/index.ts';
import { closeCase } from '#app/service/cases/closing/closure.ts';
import { addNote, openNewCase, saveDraft } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { one } from './attack-database.ts';
import { endedSession, seedRegistration, today } from './attack-seeds.ts';
import { AttackVisitor } from './attack-visitor.ts';
import { type AttackWorld, origins } from './attack-world.ts';
import type { TestPerson } from './test-world.ts';

/** Things that a form uses up, made anew for each. */

let number = 0;
function nextLogin(): string {
  number += 1;
  return `nieuw${number}`;
}

/** A case of Joke's region that Bram stands beside. Gives its reference. */
export async function freshCase(
  { world }: AttackWorld,
  more: { draft?: boolean; closed?: boolean } = {},
): Promise<string> {
  const { joke, bram } = world.people;
  const reference = await world.as(joke, async (visit) => {
    const made = await openNewCase(visit, ordinaryCase());
    await assignVolunteerTo(visit, made.reference, bram.id);
    return made.reference;
  });
  if (more.draft) {
    await world.as(bram, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'case.write');
      if (open) await saveDraft(open, 'note', { said: 'Half geschreven' });
    });
  }
  if (more.closed) {
    await world.as(joke, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'case.close');
      if (open) await closeCase(open, 'goal-reached');
    });
  }
  return reference;
}

/** A registration that became a case, and whose client wants to stop. Gives the id of the registration. */
export async function freshWish(attack: AttackWorld): Promise<string> {
  const id = await seedRegistration(attack, 'utrecht', 'Selam');
  await (await attack.visitor('joke')).post(`/arrivals/${id}/accept`, { _key: newId() });
  await attack.admin.query('update naast.registration set stop_asked_day = current_date where id = $1', [id]);
  return id;
}

/** A case with a note of Bram's that brought a worry. */
export async function freshWorry(attack: AttackWorld): Promise<{ reference: string; note: string; worry: string }> {
  const reference = await freshCase(attack);
  const note = await attack.world.as(attack.world.people.bram, async (visit) => {
    const open = await openCase(visit, reference, 'core', 'case.write');
    if (!open) throw new Error('The case does not open.');
    const said = { happenedOn: today(), way: 'visit' as const, topics: [], said: 'Zij slaapt slecht.', agreed: null };
    return addNote(open, { ...said, worries: 'Wil iemand bellen?', noBsnReason: null });
  });
  const worry = await one<string>(
    attack.admin,
    "select t.id from naast.task t join naast.case_file c on c.id = t.case_id where c.reference = $1 and t.kind = 'worry'",
    [reference],
  );
  return { reference, note, worry };
}

/** Somebody whom Joke invited and who has not come yet. */
export async function freshInvited(attack: AttackWorld): Promise<{ id: string; code: string }> {
  const { world } = attack;
  return invited(attack, world.people.joke, ['volunteer'], world.regions.utrecht);
}

async function invited({ world }: AttackWorld, by: TestPerson, roles: Role[], regionId: string | null) {
  const loginName = nextLogin();
  const made = await world.as(by, (visit) =>
    invite(visit, world.installation, { loginName, name: `Proef ${loginName}`, roles, regionId }),
  );
  if (!made.ok) throw new Error(made.reason);
  return { id: made.personId, code: made.code };
}

async function joined({ world }: AttackWorld, code: string): Promise<string> {
  const { ticket } = newJoinTicket(world.installation);
  const secret = readJoinTicket(world.installation, ticket)?.secret ?? Buffer.alloc(0);
  const done = await join(world.installation, {
    invitationCode: code,
    password: 'de rivier stroomt langs zeven molens',
    ticket,
    code: totpCode(secret),
    address: newId(),
    passwordCost: CHEAP_PASSWORD_COST,
  });
  if (!done.ok) throw new Error(done.reason);
  return done.keyCheck;
}

/** Somebody of Joke's region who has joined; and the digits to read out. */
export async function freshAwaiting(attack: AttackWorld): Promise<{ id: string; digits: string }> {
  const { id, code } = await freshInvited(attack);
  return { id, digits: await joined(attack, code) };
}

/** A volunteer of Joke's region who has been let in and may leave again. */
export async function freshVolunteer(attack: AttackWorld): Promise<string> {
  const { id, digits } = await freshAwaiting(attack);
  const done = await attack.world.as(attack.world.people.joke, (visit) => approve(visit, id, digits));
  if (!done.ok) throw new Error(done.reason);
  return id;
}

/**
 * A volunteer of Joke's region whose certificate ends after so many days; 0 = it has ended. Gives the volunteer's id.
 */
export async function freshEnding(attack: AttackWorld, days: number): Promise<string> {
  const id = await freshVolunteer(attack);
  const made = await attack.world.as(attack.world.people.joke, async (visit) => {
    const own = await currentCertificate(visit.db, visit.person.id, visit.keys.pins);
    const held = await currentCertificate(visit.db, id, visit.keys.pins);
    if (!own || !held) throw new Error('No certificate holds.');
    const { valid_from } = own;
    // No certificate is older than the one that it is on: one that has ended lasted a moment.
    const valid_until = new Date(days > 0 ? Date.now() + days * 86_400_000 : valid_from.getTime() + 1);
    const made = certify(
      { ...held, valid_from, valid_until },
      { issuer: own.id, signSecret: visit.keys.secret.signSecret },
    );
    await visit.db.insertInto('certificate').values(made).execute();
    return made.id;
  });
  await attack.admin.query('delete from naast.certificate where subject = $1 and id <> $2', [id, made]);
  return id;
}

/** A coordinator who does not hold the key of the region's team yet. */
export async function freshColleague(attack: AttackWorld, regionId: string): Promise<string> {
  const { leader } = attack.world.people;
  const { id, code } = await invited(attack, leader, ['coordinator'], regionId);
  const digits = await joined(attack, code);
  const done = await attack.world.as(leader, (visit) => approve(visit, id, digits));
  if (!done.ok) throw new Error(done.reason);
  return id;
}

/** A region without a key whose coordinator is there. */
export async function freshRegion(attack: AttackWorld): Promise<string> {
  const id = newId();
  await attack.world.as(attack.world.people.leader, (visit) =>
    visit.db
      .insertInto('region')
      .values({
        id,
        name: 'Proefland',
        status: 'pending',
        municipalities: [],
        postcodes: [],
        languages: [],
        mailbox: null,
      })
      .execute(),
  );
  await freshColleague(attack, id);
  return id;
}

/** A note of Bram's that came after his session had ended. Gives the id of its row. */
export async function freshKeptText(attack: AttackWorld): Promise<string> {
  const { bram } = attack.world.people;
  const reference = await freshCase(attack);
  const late = new AttackVisitor(attack.staff[0], origins.staff, await endedSession(attack.world, bram));
  await late.post(`/clients/${reference}/notes`, { said: 'Te laat', way: 'visit', _key: newId() });
  return one(attack.admin, 'select id from naast.held_text where person_id = $1 order by at desc limit 1', [bram.id]);
}
