import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programFolder } from '#app/operations/processes/program.ts';
import { freePorts } from '../support/people-at-work.ts';
import { refusedStart, type StartedService, startService } from './started-service.ts';

const run = promisify(execFile);
const release = 'a7d3c34';

/**
 * Two releases on one data folder would each believe that they alone write. Needs the history of the repository, and the
 * registry or a cache of it, since the earlier program installs its own packages: in the soak lane only.
 */
describe(`the program of ${release} and that of today on one data folder`, () => {
  let parent: string;
  let earlier: string;
  let running: StartedService | undefined;
  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'naast-releases-'));
    earlier = join(parent, 'earlier');
    await unpack(release, earlier);
  }, 120_000);
  afterAll(async () => {
    await running?.stop();
    await rm(parent, { recursive: true, force: true });
  });

  const start = async (program: string) => {
    running = await startService({
      program,
      data: join(parent, 'data'),
      port: await freePorts(),
      environment: { npm_config_prefer_offline: 'true' },
    });
    return running;
  };
  const refused = async (program: string) => {
    const { code, said } = await refusedStart({ program, data: join(parent, 'data'), port: await freePorts() });
    expect(said).toContain('The service already runs on');
    expect(code).toBe(1);
  };

  it('the later one refuses while the earlier runs, and takes over when it has stopped', {
    timeout: 900_000,
  }, async () => {
    const first = await start(earlier);
    await refused(programFolder);
    expect((await fetch(first.publicAddress)).status).toBe(200);
    expect(await first.stop()).toBe(0);

    const second = await start(programFolder);
    expect((await fetch(second.publicAddress)).status).toBe(200);
    await refused(earlier);
    expect((await fetch(second.publicAddress)).status).toBe(200);
    expect(await second.stop()).toBe(0);
  });
});

/** The tree of a commit as a folder; says what is wrong where the history is not here. */
async function unpack(commit: string, folder: string): Promise<void> {
  const git = (...args: string[]) => run('git', ['-C', programFolder, ...args]);
  await git('cat-file', '-e', `${commit}^{commit}`).catch(() => {
    throw new Error(`Commit ${commit} is not in this repository: this test needs its history (git fetch --unshallow).`);
  });
  await git('archive', '--format=tar', `--output=${folder}.tar`, commit);
  await mkdir(folder);
  await run('tar', ['-xf', `${folder}.tar`, '-C', folder]);
}
