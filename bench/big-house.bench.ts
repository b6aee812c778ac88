import { benchInstallation } from './support/bench-installation.ts';
import { growInstallation } from './support/grow-installation.ts';
import { type BenchRow, quantile, timesOf } from './support/row.ts';
import { screensFrom } from './support/screens.ts';
import { type StaffProcesses, staffProcesses, twentyUsers } from './support/staff-processes.ts';

/** How many cases the region has that is measured, and how large the installation around it becomes. */
const full = { region: 2_000, cases: 20_000, volunteers: 400, auditRows: 1_000_000, alone: 60, seconds: 10 };
const small = { region: 120, cases: 1_200, volunteers: 40, auditRows: 20_000, alone: 15, seconds: 2 };

/**
 * The pages that people live in, before and after the installation has grown around the same region: ten times the
 * cases, hundreds of volunteers, a long audit log. What they cost must not depend on cases that their reader cannot
 * see.
 */
const row: BenchRow = {
  name: 'pages in a house of 20,000 cases, 400 volunteers and 1,000,000 entries of the access book',
  ratioOf: 'what grew most: the quick fifth of a page in the large house to that of the same page in the small one',
  bar: { atMost: 1.6 },
  async run({ smoke }) {
    const size = smoke ? small : full;
    const bench = await benchInstallation(size.region);
    const processes = await staffProcesses(bench, 2);
    try {
      const { cases, volunteers, auditRows } = size;
      // The region has its volunteers from the start: what its pages show is the same before and after.
      await growInstallation(bench.administrator, bench.world, {
        cases: 0,
        volunteers: volunteers / 10,
        auditRows: auditRows / 10,
      });
      const pages = await pagesOf(bench, processes);
      const before = await measure(pages, size);
      await growInstallation(bench.administrator, bench.world, {
        cases: cases - size.region,
        volunteers: volunteers * 0.9,
        auditRows: auditRows * 0.9,
      });
      const after = await measure(pages, size);
      const figures: Record<string, number> = {};
      for (const name of Object.keys(pages)) {
        figures[`${name}, median ms, small`] = before[name]?.median ?? 0;
        figures[`${name}, median ms`] = after[name]?.median ?? 0;
        figures[`${name}, p95 of 20 users`] = after[name]?.p95 ?? 0;
      }
      Object.assign(figures, await slowestScreens(bench, processes, size));
      const growths = Object.keys(pages).map((name) => (after[name]?.quick ?? 0) / (before[name]?.quick ?? 1));
      return { figures, ratio: Math.max(...growths) };
    } finally {
      await processes.close();
      await bench.close();
    }
  },
};
export default row;

type Pages = Record<string, () => Promise<number>>;

/** What is measured; each page is looked at once first, so that a wrong one is an error and not a quick answer. */
async function pagesOf(
  bench: Awaited<ReturnType<typeof benchInstallation>>,
  processes: StaffProcesses,
): Promise<Pages> {
  const { joke, karel, bram } = bench.world.people;
  const coordinator = await bench.world.signedIn(joke);
  // Of one person one search runs at a time (T84): both coordinators of the region look for somebody.
  const searching = [coordinator, await bench.world.signedIn(karel)];
  let turn = 0;
  const volunteer = await bench.world.signedIn(bram);
  const [reference = ''] = bench.references;
  const pages = {
    'list of 50': () => processes.get('/clients', coordinator),
    "coordinator's start": () => processes.get('/', coordinator),
    "volunteer's start": () => processes.get('/', volunteer),
    'case page': () => processes.get(`/clients/${reference}`, coordinator),
    'search of own clients': () => {
      turn += 1;
      return processes.post('/search/quick', searching[(turn >> 1) % searching.length] ?? coordinator, {
        term: 'Naam 7',
      });
    },
  };
  const expected = ['Naam ', '/limits', reference, 'Naam 0', 'Naam 7'];
  for (const [at, [name, get]] of Object.entries(pages).entries()) {
    const { status, text } = await get();
    if (status !== 200 || !text.includes(expected[at] ?? '')) throw new Error(`The ${name} answered ${status}.`);
  }
  return Object.fromEntries(Object.entries(pages).map(([name, get]) => [name, () => get().then(({ ms }) => ms)]));
}

async function measure(pages: Pages, size: { alone: number; seconds: number }) {
  const figures: Record<string, { quick: number; median: number; p95: number }> = {};
  for (const [name, get] of Object.entries(pages)) {
    await timesOf(20, get);
    const alone = await timesOf(size.alone, get);
    // The quick ones: a machine that is busy with something else slows the others, before or after.
    figures[name] = {
      quick: quantile(alone, 0.2),
      median: quantile(alone, 0.5),
      p95: quantile(await twentyUsers(get, size.seconds), 0.95),
    };
  }
  return figures;
}

const slowest = 5;

/**
 * Every screen that the first pages of all roles and the page of a client lead to, in the large installation: the
 * slowest by name.
 */
async function slowestScreens(
  bench: Awaited<ReturnType<typeof benchInstallation>>,
  processes: StaffProcesses,
  size: { seconds: number },
): Promise<Record<string, number>> {
  const { joke, bram, intake, leader, ada } = bench.world.people;
  const [reference = ''] = bench.references;
  const client = `/clients/${reference}`;
  const screens = [];
  for (const [role, person, pages] of [
    ['coordinator', joke, ['/', '/clients', client]],
    ['volunteer', bram, ['/', client]],
    ['intake', intake, ['/']],
    ['leader', leader, ['/']],
    ['auditor', ada, ['/']],
  ] as const)
    screens.push(...(await screensFrom(processes, role, await bench.world.signedIn(person), pages)));
  const measured: [string, number][] = [];
  for (const { name, get } of screens) {
    await timesOf(10, get);
    measured.push([name, quantile(await twentyUsers(get, size.seconds / 2), 0.95)]);
  }
  measured.sort(([, one], [, other]) => other - one);
  return {
    'screens asked': measured.length,
    ...Object.fromEntries(measured.slice(0, slowest).map(([name, p95]) => [`${name}, p95 of 20 users`, p95])),
  };
}
