import { expect, test } from 'vitest';
import { kinds } from '#app/service/letter-reader/index.ts';
import { whatOf } from './letter-tasks.ts';

test('every kind of letter that invites somebody says to what', () => {
  const inviting = kinds.filter(({ tasks }) => tasks.includes('go_to_appointment')).map(({ key }) => key);
  expect(inviting.length).toBeGreaterThan(10);
  expect(inviting.filter((key) => whatOf(key) === null)).toEqual([]);
});
