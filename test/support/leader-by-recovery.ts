import { newJoinTicket, readJoinTicket, totpCode } from '#app/platform/access/authentication/index.ts';
import { makeNewLeader } from '#app/platform/access/rotation/index.ts';
import { CHEAP_PASSWORD_COST } from '#app/platform/vault/index.ts';
import type { TestPerson, TestWorld } from './test-world.ts';

/** A new project leader, made by two recovery sheets of this installation. */
export async function leaderByRecovery(world: TestWorld, loginName: string): Promise<TestPerson> {
  const { installation, sheets } = world;
  const [one = '', , three = ''] = sheets;
  const { ticket } = newJoinTicket(installation);
  const totpSecret = readJoinTicket(installation, ticket)?.secret ?? Buffer.alloc(20);
  const password = 'de rivier stroomt langs zeven molens';
  const wish = { loginName, name: 'Olga Proef', password, passwordCost: CHEAP_PASSWORD_COST };
  const code = totpCode(totpSecret);
  const made = await makeNewLeader(installation, { ...wish, ticket, code, sheets: [three, one] });
  if (!made.ok) throw new Error(made.reason);
  // A code opens once, and this one was just typed.
  await (await world.test.administrator()).query('update naast.authenticator set last_step = 0');
  return { ...world.people.leader, id: made.leaderId, loginName, password, totpSecret };
}
