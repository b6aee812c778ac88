import { expect, test } from 'vitest';
import { Turnstile } from './turnstile.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('no more than a few are inside, in the order in which they came', async () => {
  const turnstile = new Turnstile({ atOnce: 2, places: 10, patienceMs: 1_000 });
  let inside = 0;
  let most = 0;
  const order: number[] = [];
  const work = (number: number) => async () => {
    most = Math.max(most, ++inside);
    order.push(number);
    await pause(5);
    inside--;
    return number;
  };
  const results = await Promise.all([1, 2, 3, 4, 5, 6].map((number) => turnstile.pass(work(number))));
  expect(results).toEqual([1, 2, 3, 4, 5, 6]);
  expect(order).toEqual([1, 2, 3, 4, 5, 6]);
  expect(most).toBe(2);
});

test('who finds no place, or waits too long, is turned away, and the place is free for the next', async () => {
  const turnstile = new Turnstile({ atOnce: 1, places: 1, patienceMs: 20 });
  const long = turnstile.pass(() => pause(80).then(() => 'done'));
  const waits = turnstile.pass(async () => 'never');
  const noPlace = turnstile.pass(async () => 'never');
  expect(await noPlace).toBeNull();
  expect(await waits).toBeNull();
  expect(await long).toBe('done');
  expect(await turnstile.pass(async () => 'next')).toBe('next');
});

test('work that fails gives its place back', async () => {
  const turnstile = new Turnstile({ atOnce: 1, places: 1, patienceMs: 20 });
  await expect(turnstile.pass(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await turnstile.pass(async () => 'next')).toBe('next');
});
