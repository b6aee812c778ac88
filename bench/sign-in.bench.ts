import { argon2 } from 'node:crypto';
import pg from 'pg';
import { changePassword, signIn, totpCode } from '#app/platform/access/authentication/index.ts';
import { PASSWORD_COST, randomBytes } from '#app/platform/vault/index.ts';
import { benchInstallation } from './support/bench-installation.ts';
import { type BenchRow, quantile, timesOf } from './support/row.ts';

/**
 * A whole sign-in (counting, look-up, password, code, session, audit log) to the bare Argon2id that it cannot do
 * without.
 */
const row: BenchRow = {
  name: 'sign-in, to the bare Argon2id',
  ratioOf: 'median of a sign-in to the bare hash',
  bar: { atMost: 1.5 },
  async run({ smoke }) {
    const bench = await benchInstallation(2);
    const administrator = new pg.Client(bench.administrator);
    await administrator.connect();
    try {
      const { installation, people, as } = bench.world;
      const { bram } = people;
      // The people of the bench have cheap passwords; this one gets a real one.
      await as(bram, (visit) => changePassword(visit, installation, bram.password));
      const enter = async () => {
        await administrator.query('update naast.authenticator set last_step = 0; delete from naast.throttle');
        const begun = performance.now();
        const code = totpCode(bram.totpSecret);
        const result = await signIn(installation, {
          loginName: 'bram',
          password: bram.password,
          code,
          address: 'bench',
        });
        if (!result.ok) throw new Error(result.reason);
        return performance.now() - begun;
      };
      const rounds = smoke ? 8 : 40;
      const ours: number[] = [];
      const bare: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        ours.push(await enter());
        bare.push(...(await timesOf(1, hash)));
      }
      return {
        figures: { 'sign-in, median ms': quantile(ours, 0.5), 'bare Argon2id, median ms': quantile(bare, 0.5) },
        ratio: quantile(ours, 0.5) / quantile(bare, 0.5),
      };
    } finally {
      await administrator.end();
      await bench.close();
    }
  },
};
export default row;

function hash(): Promise<Buffer> {
  const { memoryKiB: memory, passes, lanes: parallelism } = PASSWORD_COST;
  const message = Buffer.from('een wachtwoord van een bank');
  const input = { message, nonce: randomBytes(16), memory, passes, parallelism, tagLength: 32 };
  return new Promise((done, fail) =>
    argon2('argon2id', input, (error, output) => (error ? fail(error) : done(output))),
  );
}
