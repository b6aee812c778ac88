import { limitDefinition } from '#app/service/deadlines/index.ts';
import type { DefinitionWords, Structure } from './definition.ts';

/** What a file says that cannot be: where in it, and what. */
export interface Fault {
  at: string;
  what: string;
}

interface Known {
  procedures: ReadonlySet<string>;
  papers: ReadonlySet<string>;
}

/** Everything in one definition that names what is not there, turns in a circle, or says something twice. */
export function faultsOf(structure: Structure, known: Known): Fault[] {
  return [
    ...dateFaults(structure),
    ...doubles(structure),
    ...nameFaults(structure, known),
    ...pathFaults(structure),
    ...contactFaults(structure),
  ];
}

/** Codes that one side has and the other lacks. */
export function wordFaults({ happenings, stages }: Structure, words: DefinitionWords): Fault[] {
  return [
    ...unequal(
      'happenings',
      happenings.map(({ code }) => code),
      Object.keys(words.happenings),
    ),
    ...unequal(
      'stages',
      stages.map(({ id }) => id),
      Object.keys(words.stages),
    ),
  ];
}

/** What is on one side alone. */
export function unequal(at: string, wanted: readonly string[], written: readonly string[]): Fault[] {
  return [
    ...wanted.filter((code) => !written.includes(code)).map((code) => ({ at: `${at}.${code}`, what: 'missing words' })),
    ...written
      .filter((code) => !wanted.includes(code))
      .map((code) => ({ at: `${at}.${code}`, what: 'words for what is not there' })),
  ];
}

function dateFaults({ validFrom, validTo }: Structure): Fault[] {
  return validTo !== null && validTo < validFrom ? [{ at: 'validTo', what: 'lies before validFrom' }] : [];
}

function doubles({ happenings, stages }: Structure): Fault[] {
  const twice = (at: string, ids: readonly string[]): Fault[] =>
    [...new Set(ids.filter((id, place) => ids.indexOf(id) !== place))].map((id) => ({
      at: `${at}.${id}`,
      what: 'stands there twice',
    }));
  return [
    ...twice(
      'happenings',
      happenings.map(({ code }) => code),
    ),
    ...twice(
      'stages',
      stages.map(({ id }) => id),
    ),
    ...stages.flatMap(({ id, limits }) =>
      twice(
        `stages.${id}.limits`,
        limits.map(({ term, from, variant = '', after = '' }) => `${term} ${from} ${variant} ${after}`.trim()),
      ),
    ),
  ];
}

function nameFaults({ id: own, happenings, stages }: Structure, known: Known): Fault[] {
  const codes = new Set(happenings.map(({ code }) => code));
  const ids = new Set(stages.map(({ id }) => id));
  return stages.flatMap((stage) => {
    const at = `stages.${stage.id}`;
    const unknown = (part: string, names: readonly string[], there: ReadonlySet<string>): Fault[] =>
      names.filter((name) => !there.has(name)).map((name) => ({ at: `${at}.${part}`, what: `unknown: ${name}` }));
    return [
      ...(stage.id.startsWith(`${own}.`) ? [] : [{ at, what: `is no stage of ${own}` }]),
      ...unknown('startedBy', stage.startedBy ?? [], codes),
      ...unknown('leadsTo', stage.leadsTo, ids),
      ...unknown('papers', stage.papers, known.papers),
      ...unknown('mayStart', stage.mayStart, known.procedures),
      ...stage.limits.flatMap((limit) => limitFaults(`${at}.limits`, limit, codes)),
    ];
  });
}

function limitFaults(
  at: string,
  { term, from, variant, after }: Structure['stages'][number]['limits'][number],
  codes: ReadonlySet<string>,
): Fault[] {
  const definition = limitDefinition(term);
  const faults: Fault[] = [];
  if (definition === null) faults.push({ at, what: `unknown term: ${term}` });
  else if (variant !== undefined && !definition.variants?.some(({ code }) => code === variant))
    faults.push({ at, what: `unknown variant of ${term}: ${variant}` });
  if (after !== undefined && limitDefinition(after) === null) faults.push({ at, what: `unknown term: ${after}` });
  if (!codes.has(from)) faults.push({ at, what: `unknown happening: ${from}` });
  return faults;
}

/** Every stage is reached from a first one, nothing turns in a circle, and an end is an end. */
function pathFaults({ stages }: Structure): Fault[] {
  const led = new Set(stages.flatMap(({ leadsTo }) => leadsTo));
  const faults = stages.flatMap((stage): Fault[] => {
    const at = `stages.${stage.id}`;
    if (stage.ends && stage.leadsTo.length > 0) return [{ at, what: 'ends, and leads somewhere' }];
    if (stage.startedBy === undefined && led.has(stage.id)) return [{ at, what: 'is led to, and nothing starts it' }];
    if (stage.startedBy !== undefined && !led.has(stage.id)) return [{ at, what: 'nothing leads to it' }];
    return [];
  });
  if (stages.every(({ startedBy }) => startedBy !== undefined))
    faults.push({ at: 'stages', what: 'none is where it begins' });
  const circle = circleIn(new Map(stages.map(({ id, leadsTo }) => [id, leadsTo])));
  if (circle !== null) faults.push({ at: 'stages', what: `a circle: ${circle.join(' → ')}` });
  return faults;
}

/** An appointment with the authorities of the client's country, and a step in which they act, say that they are. */
function contactFaults({ happenings, stages }: Structure): Fault[] {
  const appointments = happenings.filter(({ of, contact }) => of === 'appointment' && contact === undefined);
  return stages.flatMap(({ id, contact, who, startedBy = [] }): Fault[] => {
    const at = `stages.${id}`;
    if (contact === undefined) return who.includes('embassy') ? [{ at, what: 'is contact, and does not say so' }] : [];
    return appointments
      .filter(({ code }) => startedBy.includes(code))
      .map(({ code }) => ({ at: `happenings.${code}`, what: 'is contact, and does not say so' }));
  });
}

/** The stages of one circle, the first again at its end; null where there is none. */
function circleIn(leads: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>();
  const walk = (id: string, way: readonly string[]): string[] | null => {
    const before = way.indexOf(id);
    if (before >= 0) return [...way.slice(before), id];
    if (done.has(id)) return null;
    for (const next of leads.get(id) ?? []) {
      const circle = walk(next, [...way, id]);
      if (circle !== null) return circle;
    }
    done.add(id);
    return null;
  };
  for (const id of leads.keys()) {
    const circle = walk(id, []);
    if (circle !== null) return circle;
  }
  return null;
}
