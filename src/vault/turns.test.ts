import { expect, it } from 'vitest';
import { inTurn } from './turns.ts';

it('works on two at a time, in order of arrival, also when one fails', async () => {
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
  await Promise.allSettled([0, 1, 2, 3, 4, 5].map((name) => inTurn(work(name))));
  expect(most).toBe(2);
  expect(events).toEqual([0, 1, 2, 3, 4, 5].map((name) => `start ${name}`));
});
