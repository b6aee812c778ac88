import { expect, test } from 'vitest';
import { assetSize } from '#app/platform/web/index.ts';
import { staffAssets } from './staff-routes.ts';

test('the styles of all modules stay small: a colleague on a telephone pays for them once', () => {
  expect(assetSize(staffAssets.work)).toBeGreaterThan(5000);
  expect(assetSize(staffAssets.work)).toBeLessThan(21_000);
});

test('the scripts of all modules stay small', () => {
  for (const script of staffAssets.scripts) expect(assetSize(script), script.path).toBeLessThan(6000);
});

test('no two scripts or styles have one address', () => {
  const paths = [staffAssets.work, ...staffAssets.scripts].map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
});
