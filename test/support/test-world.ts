import { smallWorld, type TestWorld } from './small-world.ts';
import { testHouse } from './test-house.ts';

export type { TestName, TestPerson, TestWorld } from './small-world.ts';

/** The small named world in a fresh database of this test file. */
export async function testWorld(): Promise<TestWorld> {
  return smallWorld(await testHouse());
}
