import { expect, test } from 'vitest';
import { remedyFaultsOf } from './testing/remedy-faults.ts';
import { everyRemedy } from './testing/remedy-letters.ts';

test('every act, length, start and order of words comes to the day of the table', { timeout: 600_000 }, () => {
  expect([...everyRemedy()].flatMap(remedyFaultsOf)).toEqual([]);
});
