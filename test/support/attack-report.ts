import { vi } from 'vitest';
import { reportFailure } from '#app/operations/processes/report.ts';
import { accessPolicy, type StaffInstallation } from '#app/platform/access/visit/index.ts';
import { type Route, staffApp } from '#app/platform/routing/index.ts';
import type { Answer } from './attack-visitor.ts';
import { type AttackWorld, origins } from './attack-world.ts';

/** What no page may tell: places in our program, statements, names of what we run. */
const telling = new RegExp(
  [
    String.raw`\bat [\w.<>]+ \(|node_modules|\.tsx?\b|/src/|/dist/|\bselect \w|\binsert into\b|`,
    String.raw`\bnaast\.\w|SQLSTATE|syntax error|postgres|PostgreSQL|kysely|\bhono\b|node:internal|`,
    String.raw`TypeError|ECONN|\bv?26\.\d+|undefined|\[object`,
  ].join(''),
  'i',
);

/** What a page tells that it should not; null for one that says nothing but our own sentence. */
export function told({ body, headers }: Answer): string | null {
  const text = body.replace(/<link[^>]*>|<script[^>]*><\/script>/g, '');
  const found = telling.exec(text)?.[0];
  if (found !== undefined) return found;
  return headers.get('content-type')?.startsWith('text/html') && body.includes('<h1') ? null : 'no page of ours';
}

/** Everything that goes to standard error from here on. */
export function listening(): () => string {
  let text = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  return () => text;
}

/** The staff side with more routes, reporting as the real process does. */
export function reportingApp(
  attack: AttackWorld,
  routes: readonly Route[] = [],
  other: Partial<StaffInstallation> = {},
) {
  return staffApp({
    installation: { ...attack.world.installation, ...other },
    policy: accessPolicy,
    routes: [...attack.routes, ...routes],
    origin: origins.staff,
    exitTo: 'https://example.org/',
    serviceName: 'naast',
    demo: false,
    navigation: () => [],
    report: reportFailure,
  });
}
