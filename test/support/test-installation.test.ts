import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestInstallation, testInstallation } from './test-installation.ts';

describe('a house for tests', () => {
  let one: TestInstallation;
  let other: TestInstallation;
  beforeAll(async () => {
    [one, other] = await Promise.all([testInstallation(), testInstallation()]);
  });
  afterAll(() => Promise.all([one.close(), other.close()]));

  it('lets each role in with its own password', async () => {
    for (const role of ['staff', 'public', 'jobs', 'auditor'] as const) {
      const { rows } = await (await one.raw(role)).query('select session_user as name');
      expect(rows).toEqual([{ name: one.names[role] }]);
    }
  });

  it('is not shared: what one test file writes, another does not see', async () => {
    await (await one.administrator()).query("insert into naast.contact_setting values ('telephone', '0800 1234')");
    const { rows } = await (await other.administrator()).query('select * from naast.contact_setting');
    expect(rows).toEqual([]);
  });

  it('signs the context with the key that the database knows', async () => {
    const kinds = await one
      .installation('staff')
      .scoped({ kind: 'door' }, (db) => db.selectFrom('installation').select('kind').execute());
    expect(kinds).toEqual([{ kind: 'made-up' }]);
  });
});
