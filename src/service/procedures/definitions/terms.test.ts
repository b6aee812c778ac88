import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type DeclaredTerm, declaredTerms } from '#app/service/deadlines/index.ts';
import { kinds } from '#app/service/letter-reader/index.ts';
import { filesOf, trial } from '../testing/procedures.ts';
import { files } from './content-files.ts';
import { BrokenDefinitions, definitions, readDefinitions } from './index.ts';
import { runsOf } from './runs.ts';

type Declared = Readonly<Record<string, Partial<DeclaredTerm>>>;

const { newest } = definitions();
const happenings = newest.flatMap((one) => one.happenings.map(({ code }) => `${one.key} ${code}`));
const begins = new Set<string>([...happenings, ...kinds.map(({ key }) => key)]);
const law = readFileSync(new URL('../../../../docs/law.md', import.meta.url), 'utf8');

/** The places of terms that were forgotten, each by its name: "TM21 closedBy". */
function forgotten(terms: Declared): string[] {
  const own = Object.entries(terms).flatMap(([id, term]) =>
    [...unsaid(term), ...closesNothing(term), ...untold(id, term)].map((place) => `${id} ${place}`),
  );
  return [...own, ...faultsOf(terms)];
}

function unsaid({
  names,
  startsFrom,
  counts,
  kind,
  basis,
  confidence,
  source,
  runs,
  closedBy,
  letters,
}: Partial<DeclaredTerm>) {
  const said = {
    'names.nl': names?.nl,
    'names.en': names?.en,
    'startsFrom.nl': startsFrom?.nl,
    'startsFrom.en': startsFrom?.en,
    ...{ counts, kind, basis, confidence, source, closedBy, letters },
    // Where a client can have it; a duty of the service itself says so.
    runs: runs?.length === 0 ? undefined : runs,
  };
  return Object.entries(said).flatMap(([place, value]) => (value === undefined || value === '' ? [place] : []));
}

function closesNothing({ closedBy }: Partial<DeclaredTerm>): string[] {
  const closes = closedBy?.flatMap((one) => one.in.flatMap((key) => one.by.map((code) => `${key} ${code}`))) ?? [];
  const strange = [
    ...closes.filter((event) => !happenings.includes(event)),
    ...(closedBy?.flatMap(({ of = [] }) => of.filter((event) => !begins.has(event))) ?? []),
  ];
  return strange.map((event) => `closedBy: unknown: ${event}`);
}

function untold(id: string, { names, startsFrom, letters }: Partial<DeclaredTerm>): string[] {
  const starting = kinds.filter(({ limits, limitsByOutcome, limitsIf, hearingIsLastDay }) =>
    [limits, ...Object.values(limitsByOutcome), Object.keys(limitsIf), hearingIsLastDay]
      .flat()
      .some((one) => one === id),
  );
  return [
    ...(letters === null && starting.length > 0
      ? [`letters: started by ${starting.map(({ key }) => key).join(', ')}`]
      : []),
    ...(law.includes(`\n| ${id} | ${names?.en} | ${startsFrom?.en} |`) ? [] : ['docs/law.md']),
  ];
}

/** Stages and happenings that a term names and no procedure has. */
function faultsOf(terms: Declared): readonly string[] {
  try {
    readDefinitions(files, runsOf(terms));
    return [];
  } catch (error) {
    if (error instanceof BrokenDefinitions) return error.faults;
    throw error;
  }
}

const changed = (id: 'TM21' | 'TM22', change: Partial<DeclaredTerm>): Declared => ({
  ...declaredTerms,
  [id]: { ...declaredTerms[id], ...change },
});

describe('a term has one place', () => {
  it('and nothing of it was forgotten', () => {
    expect(forgotten(declaredTerms)).toEqual([]);
  });

  it.each(['counts', 'kind', 'basis', 'confidence', 'source', 'runs', 'closedBy', 'letters'] as const)(
    'names what was left out: %s',
    (place) => {
      expect(forgotten(changed('TM21', { [place]: undefined }))).toContain(`TM21 ${place}`);
    },
  );

  const { names, startsFrom } = declaredTerms.TM21;
  it.each<[string, Partial<DeclaredTerm>, string]>([
    ['has no Dutch name', { names: { ...names, nl: '' } }, 'TM21 names.nl'],
    ['has no English name', { names: { ...names, en: '' } }, 'TM21 names.en'],
    ['has no Dutch start', { startsFrom: { ...startsFrom, nl: '' } }, 'TM21 startsFrom.nl'],
    ['has no English start', { startsFrom: { ...startsFrom, en: '' } }, 'TM21 startsFrom.en'],
    ['runs in no stage', { runs: [] }, 'TM21 runs'],
    [
      'runs where no stage is',
      { runs: [{ stages: ['P12.99'], from: 'offence-day' }] },
      'TM21: runs: unknown stage: P12.99',
    ],
    [
      'runs from what does not happen',
      { runs: [{ stages: ['P12.1b'], from: 'offence' }] },
      'schadefonds.json: stages.P12.1b.limits: unknown happening: offence',
    ],
    [
      'is closed by what does not happen',
      { closedBy: [{ in: ['schadefonds'], by: ['sent'] }] },
      'TM21 closedBy: unknown: schadefonds sent',
    ],
    [
      'is closed of what begins nothing',
      { closedBy: [{ in: ['schadefonds'], by: ['granted'], of: ['sgm_besluit'] }] },
      'TM21 closedBy: unknown: sgm_besluit',
    ],
    ['is called otherwise in the page about law', { names: { ...names, en: 'application' } }, 'TM21 docs/law.md'],
  ])('names the place of one that %s', (_, change, place) => {
    expect(forgotten(changed('TM21', change))).toContain(place);
  });

  it('names one that no letter tells of, and that a letter starts', () => {
    const { letters: _letters, ...rest } = declaredTerms.TM22;
    expect(forgotten({ ...declaredTerms, TM22: { ...rest, letters: null } })).toContain(
      'TM22 letters: started by schadefonds_ontvangst',
    );
  });

  it('and stands in no file of a procedure besides', () => {
    expect(Object.entries(files).filter(([, content]) => JSON.stringify(content).includes('"limits"'))).toEqual([]);
  });
});

describe('a term that came later', () => {
  const old = { ...trial, version: 1 };
  const beside = filesOf(trial);
  const words = { 'trial.v1.nl.json': beside['trial.nl.json'], 'trial.v1.en.json': beside['trial.en.json'] };
  const bothVersions = readDefinitions({ ...beside, 'trial.v1.json': old, ...words }, [
    { term: 'TM12', stages: ['P1.6'], from: 'repair-asked', since: 2 },
  ]);

  it('runs in the version that has it first, and in no older one', () => {
    const terms = (version: number) =>
      bothVersions
        .find('trial', version)
        ?.stages.find(({ id }) => id === 'P1.6')
        ?.limits.map(({ term }) => term);
    expect([terms(1), terms(2)]).toEqual([['TM17'], ['TM17', 'TM12']]);
  });
});
