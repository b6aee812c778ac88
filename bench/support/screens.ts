import type { StaffProcesses } from './staff-processes.ts';

export interface Screen {
  /** The role and the path, with ":id" for what stands for one person or thing. */
  name: string;
  get(): Promise<number>;
}

/**
 * Every screen that a signed-in person can reach from these pages with one press: what the pages link to is asked for,
 * so that a new module is measured as soon as something leads to it. Links that differ in an id alone are one screen.
 */
export async function screensFrom(
  processes: StaffProcesses,
  role: string,
  cookie: string,
  pages: readonly string[],
): Promise<Screen[]> {
  const found = new Map<string, string>();
  for (const page of pages) {
    const { status, text } = await processes.get(page, cookie);
    if (status !== 200) throw new Error(`${role}: ${shapeOf(page)} answered ${status}.`);
    found.set(shapeOf(page), page);
    for (const [, link = ''] of text.matchAll(/href="(\/[^"#]*)/g)) {
      const path = link.replaceAll('&amp;', '&');
      // The way out would end the session that the others need.
      if (path === '/weg' || path.startsWith('/assets/')) continue;
      if (!found.has(shapeOf(path))) found.set(shapeOf(path), path);
    }
  }
  const screens: Screen[] = [];
  for (const [shape, path] of found) {
    const { status, text } = await processes.get(path, cookie);
    if (status >= 500) throw new Error(`${role}: ${shape} answered ${status}.`);
    // Files, pages to go on from, and pages that ask for the password again are no screens.
    if (status !== 200 || !text.includes('<main')) continue;
    screens.push({ name: `${role} ${shape}`, get: () => processes.get(path, cookie).then(({ ms }) => ms) });
  }
  return screens;
}

/** Ids, references and the values of a choice replaced. */
function shapeOf(path: string): string {
  return path
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/\/[0-9A-Z]{8}(?=\/|\?|$)/g, '/:id')
    .replace(/\?.*/, (query) => `?${[...new URLSearchParams(query).keys()].sort().join('&')}`);
}
