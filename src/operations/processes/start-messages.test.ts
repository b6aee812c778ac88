import { describe, expect, it } from 'vitest';
import { readSettings } from '#app/operations/config.ts';
import { loginRoles } from '#app/platform/database/index.ts';
import { publicSideOf, publicStart, staffStart } from './start-messages.ts';

const key = (word: string) => Buffer.from(word.padEnd(32, '.'));
const forEachRole = <T>(make: (role: string) => T) =>
  Object.fromEntries(loginRoles.map((role) => [role, make(role)])) as Record<(typeof loginRoles)[number], T>;

const read = readSettings(['--data', '/nowhere/data'], {});
const premises = {
  settings: read.ok ? read.settings : expect.unreachable(),
  installation: {
    id: '0',
    ownServer: null,
    prefix: 'naast_x',
    keys: {
      pepper: key('pepper'),
      receiptKey: key('receipt'),
      contextKeys: forEachRole((role) => key(`context of ${role}`)),
      passwords: forEachRole((role) => `password of ${role}`),
      superuserPassword: 'password of the superuser',
      endingsKey: key('endings'),
    },
  },
  database: { host: '/nowhere', port: 5432 },
  setUpTokenMac: key('token'),
  demoPeople: [],
  publicWalls: null,
};

function secretsIn(message: unknown): string[] {
  const { keys } = premises.installation;
  const all = {
    pepper: keys.pepper.toString('base64'),
    receipt: keys.receiptKey.toString('base64'),
    ...Object.fromEntries(loginRoles.map((role) => [`context of ${role}`, keys.contextKeys[role].toString('base64')])),
    ...Object.fromEntries(loginRoles.map((role) => [`password of ${role}`, keys.passwords[role]])),
    superuser: keys.superuserPassword,
    endings: keys.endingsKey.toString('base64'),
    token: premises.setUpTokenMac.toString('base64'),
  };
  const text = JSON.stringify(message);
  return Object.entries(all).flatMap(([name, secret]) => (text.includes(secret) ? [name] : []));
}

describe('what a process is handed at its start', () => {
  it('is for the public process its password, its context key and the receipt key, and no more', async () => {
    expect(secretsIn(await publicStart(publicSideOf(premises), null))).toEqual([
      'receipt',
      'context of public',
      'password of public',
    ]);
  });

  it('is for the staff process its own, the pepper and the token’s MAC, and nothing of the database’s owner', async () => {
    expect(secretsIn(await staffStart(premises))).toEqual([
      'pepper',
      'receipt',
      'context of staff',
      'password of staff',
      'token',
    ]);
  });
});
