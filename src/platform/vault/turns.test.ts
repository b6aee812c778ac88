import { expect, it } from 'vitest';
import { VaultBusy } from './refusal.ts';
import { oneAtATime, turns } from './turns.ts';

it.each([
  ['one', oneAtATime, 1],
  ['two', turns(2, 32), 2],
] as const)('works on %s at a time, in order of arrival, also when one fails', async (_, queue, places) => {
  const events: string[] = [];
  let atOnce = 0;
  let most = 0;
  const work = (name: number) => async (): Promise<void> => {
    most = Math.max(most, ++atOnce);
    events.push(`start ${name}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
    atOnce--;
    if (name === 1) throw new Error('this one failed');
  };
  await Promise.allSettled([0, 1, 2, 3, 4, 5].map((name) => queue(work(name))));
  expect(most).toBe(places);
  expect(events).toEqual([0, 1, 2, 3, 4, 5].map((name) => `start ${name}`));
});

it('sends away who comes when all places to wait are taken, and nobody else', async () => {
  const queue = turns(1, 2);
  const gate = Promise.withResolvers<void>();
  const work = () => gate.promise;
  const taken = [queue(work), queue(work), queue(work)];
  await expect(queue(work)).rejects.toThrow(VaultBusy);
  gate.resolve();
  await Promise.all(taken);
  await expect(queue(async () => 'next')).resolves.toBe('next');
});
