import { benchInstallation } from '../support/bench-installation.ts';
import { staffProcesses } from '../support/staff-processes.ts';
import { type Cost, postmaster, processorTime } from './processor-time.ts';
import { doOften, type Work, worksOf } from './works.ts';

/** Asked of a standing installation: so many requests of a kind. */
export interface Asked {
  work: Work;
  requests: number;
}

/**
 * An installation with one staff process that stands as long as its parent wants, and says what its requests cost. It
 * is copied into the worktree of an earlier commit too: it may use only what both have.
 */
async function stand(cases: number): Promise<void> {
  const bench = await benchInstallation(cases);
  const processes = await staffProcesses(bench, 1);
  const works = await worksOf(processes, await bench.world.signedIn(bench.world.people.joke));
  const database = await postmaster(bench.administrator);
  const cost = () => processorTime({ web: process.pid, database });
  const answer = async ({ work, requests }: Asked): Promise<Cost> => {
    const before = await cost();
    await doOften(works[work], requests);
    const after = await cost();
    return { web: (after.web - before.web) / requests, database: (after.database - before.database) / requests };
  };
  process.on('message', (asked: Asked) => {
    answer(asked).then((told) => process.send?.(told));
  });
  process.once('disconnect', () => void processes.close().then(() => bench.close().then(() => process.exit(0))));
  process.send?.({ standing: true });
}

await stand(Number(process.argv[2]));
