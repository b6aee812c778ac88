import { monitorEventLoopDelay } from 'node:perf_hooks';
import { rotateCases, rotateTeam } from '#app/platform/access/rotation/index.ts';
import { endAccess } from '#app/platform/access/teams/index.ts';
import {
  forget,
  newBoxPair,
  newKey,
  newPersonSecret,
  sealDocument,
  sign,
  unwrapKey,
  verifySignature,
  wrapKey,
} from '#app/platform/vault/index.ts';
import { listClients } from '#app/service/cases/index.ts';
import { casesAtOnce } from '#app/service/recovery/keys.store.ts';
import { benchInstallation } from './support/bench-installation.ts';
import { type BenchRow, quantile, timesOf } from './support/row.ts';

/**
 * A coordinator has left a region of 2,000 cases: the leader makes the team's new key, and her colleague turns every case,
 * part by part as on the page. The ratio is to the same sealing and signing without a database.
 */
const row: BenchRow = {
  name: 'rotation of 2,000 cases after a coordinator has left',
  ratioOf: 'turning every case to its cryptography alone',
  bar: { atMost: 20 },
  async run({ smoke }) {
    const cases = smoke ? 200 : 2_000;
    const bench = await benchInstallation(cases);
    const { leader, joke, karel } = bench.world.people;
    const list = () =>
      bench.world.as(joke, (visit) => listClients(visit, { status: 'open', withoutVolunteer: false, page: 1 }));
    try {
      await timesOf(10, list);
      const before = quantile(await timesOf(smoke ? 10 : 50, list), 0.5);
      await bench.world.as(leader, (visit) => endAccess(visit, karel.id, 'left'));
      const made = await bench.world.as(leader, (visit) => rotateTeam(visit, bench.world.teams.utrecht));
      if (made !== 'done') throw new Error('The team has no new key.');
      const parts: number[] = [];
      const held = monitorEventLoopDelay({ resolution: 5 });
      held.enable();
      let rotated = 0;
      for (let more = 1; more > 0; rotated += more) {
        const start = performance.now();
        more = await bench.world.as(joke, (visit) => rotateCases(visit, casesAtOnce));
        if (more > 0) parts.push(performance.now() - start);
      }
      held.disable();
      if (rotated < cases) throw new Error(`Only ${rotated} of ${cases} cases turned.`);
      await timesOf(10, list);
      const after = quantile(await timesOf(smoke ? 10 : 50, list), 0.5);
      const whole = parts.reduce((sum, part) => sum + part, 0);
      const bare = bareMilliseconds(rotated);
      return {
        figures: {
          'cases turned': rotated,
          'all of them, seconds': whole / 1000,
          [`one part of ${casesAtOnce}, slowest, seconds`]: Math.max(...parts) / 1000,
          'other requests of the process waited at most, ms': held.max / 1e6,
          'the cryptography alone, seconds': bare / 1000,
          'list of 50 clients before, median ms': before,
          'list of 50 clients after, median ms': after,
        },
        ratio: whole / bare,
      };
    } finally {
      await bench.close();
    }
  },
};
export default row;

/** For each case two compartments: open the old key, check its grant, seal and sign for team and oversight, keep the old key. */
function bareMilliseconds(cases: number): number {
  const [team, oversight, granter] = [newBoxPair(), newBoxPair(), newPersonSecret()];
  const old = newKey();
  const sealed = wrapKey(team.boxPublic, 'bench', old);
  const statement = { grant: 'bench', sealed: sealed.toString('hex') };
  const signature = sign(granter.signSecret, 'bench', statement);
  const place = { table: 'bench', row: 'bench', column: 'sealed', epoch: 2 };
  const start = performance.now();
  for (let at = 0; at < cases * 2; at += 1) {
    const key = newKey();
    forget(unwrapKey(team, 'bench', sealed));
    verifySignature(granter.signPublic, 'bench', statement, signature);
    for (const { boxPublic } of [team, oversight]) {
      wrapKey(boxPublic, 'bench', key);
      sign(granter.signSecret, 'bench', statement);
    }
    sealDocument(key, place, 'bench');
    forget(key);
  }
  return performance.now() - start;
}
