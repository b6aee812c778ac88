import { rm } from 'node:fs/promises';
import { keptWorld } from './kept-world.ts';
import { smallWorld, type TestWorld } from './small-world.ts';
import { testInstallation } from './test-installation.ts';
import { doorsOf } from './world-doors.ts';

export type { TestName, TestPerson, TestWorld } from './small-world.ts';

/** The small named world in a database of this test file: a copy of one that is made once in a run. */
export async function testWorld(): Promise<TestWorld> {
  const { test, state, folder } = await keptWorld('small', async (empty) => knownOf(await smallWorld(empty)));
  await rm(folder, { recursive: true });
  return worldFrom(test, state);
}

/** The same people in an installation of their own, with other keys: to try what must not open there. */
export async function anotherWorld(): Promise<TestWorld> {
  return smallWorld(await testInstallation());
}

/** What can be written down of a small world. */
export type KnownWorld = ReturnType<typeof knownOf>;

export function knownOf({ state, pins, regions, teams, people, sheets }: Awaited<ReturnType<typeof smallWorld>>) {
  return { state, pins, regions, teams, people, sheets };
}

export function worldFrom(test: TestWorld['test'], { state, ...known }: KnownWorld): TestWorld {
  return { test, ...known, ...doorsOf(test, state), close: () => test.close() };
}
