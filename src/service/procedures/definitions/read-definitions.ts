import type { z } from 'zod';
import { type Fault, faultsOf, unequal, wordFaults } from './check.ts';
import {
  type Definition,
  type DefinitionWords,
  papersSchema,
  type Structure,
  structureSchema,
  wordsSchema,
} from './definition.ts';
import { type RunOfTerm, strayRuns, withRuns } from './runs.ts';

/** Files by their name, with what they hold. */
export type Files = Readonly<Record<string, unknown>>;

/** All procedures, the newest version of each first, and the papers they name. */
export interface Definitions {
  /** The newest version of each, in the order of their ids. */
  newest: readonly Definition[];
  /** One version; null when there is none. */
  find(key: string, version?: number): Definition | null;
  papers: { nl: Readonly<Record<string, string>>; en: Readonly<Record<string, string>> };
}

/** Definitions that cannot be used: what is wrong in which file. The server does not start with them. */
export class BrokenDefinitions extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`Procedures that cannot be used:\n${faults.join('\n')}`);
    this.faults = faults;
    this.name = 'BrokenDefinitions';
  }
}

const languages = ['nl', 'en'] as const;

/**
 * Reads and checks `<key>.json` with `<key>.nl.json` and `<key>.en.json` (the newest version), `<key>.v1.json` and its
 * words (older ones, for cases that run by them), and `papers.<language>.json`; the terms say where they run. Throws
 * `BrokenDefinitions`.
 */
export function readDefinitions(files: Files, runs: readonly RunOfTerm[] = []): Definitions {
  const faults: string[] = [];
  const add = (file: string, found: readonly Fault[]) =>
    faults.push(...found.map(({ at, what }) => `${file}: ${at}: ${what}`));
  const parsed = <S extends z.ZodType>(file: string, schema: S): z.infer<S> | null => {
    if (files[file] === undefined) {
      faults.push(`${file}: is not there`);
      return null;
    }
    const read = schema.safeParse(files[file]);
    if (read.success) return read.data;
    add(
      file,
      read.error.issues.map(({ path, message }) => ({ at: path.join('.') || 'file', what: message })),
    );
    return null;
  };

  const papers = { nl: parsed('papers.nl.json', papersSchema), en: parsed('papers.en.json', papersSchema) };
  add('papers.en.json', unequal('papers', Object.keys(papers.nl ?? {}), Object.keys(papers.en ?? {})));
  const stems = Object.keys(files).filter(isStructure).map(stemOf);
  add('content/procedures', strayWords(files, stems));
  const structures = stems.flatMap((stem): [string, Structure][] => {
    const structure = parsed(`${stem}.json`, structureSchema);
    return structure ? [[stem, withRuns(structure, runs)]] : [];
  });
  faults.push(...strayRuns(runs, structures));
  const known = {
    procedures: new Set(structures.map(([, { id }]) => id)),
    papers: new Set(Object.keys(papers.nl ?? {})),
  };
  const all = structures.flatMap(([stem, structure]): Definition[] => {
    add(`${stem}.json`, [...nameFaults(stem, structure), ...faultsOf(structure, known)]);
    const [nl, en] = languages.map((lang): DefinitionWords | null => {
      const words = parsed(`${stem}.${lang}.json`, wordsSchema);
      if (words) add(`${stem}.${lang}.json`, wordFaults(structure, words));
      return words;
    });
    return nl && en ? [{ ...structure, words: { nl, en } }] : [];
  });
  const newest = all.filter(({ key }, at) => stems[at] === key).sort((a, b) => order(a) - order(b));
  faults.push(...sameTwice(structures));
  if (faults.length > 0 || !papers.nl || !papers.en) throw new BrokenDefinitions(faults);
  const byName = new Map(all.map((one) => [`${one.key} ${one.version}`, one]));
  const current = new Map(newest.map((one) => [one.key, one]));
  return {
    newest,
    find: (key, version) => (version === undefined ? current.get(key) : byName.get(`${key} ${version}`)) ?? null,
    papers: { nl: papers.nl, en: papers.en },
  };
}

const isStructure = (file: string) => /^[^.]+(\.v\d+)?\.json$/.test(file);
const stemOf = (file: string) => file.replace(/\.json$/, '');
const order = ({ id }: Structure) => Number(id.slice(1));

/** The newest version stands under its key alone, an older one under key and version. */
function nameFaults(stem: string, { key, version }: Structure): Fault[] {
  const fits = stem === key || stem === `${key}.v${version}`;
  return fits ? [] : [{ at: 'key', what: `the file of ${key}, version ${version}, has another name` }];
}

function strayWords(files: Files, stems: readonly string[]): Fault[] {
  return Object.keys(files)
    .filter((file) => !isStructure(file))
    .filter((file) => !['papers', ...stems].some((stem) => languages.some((lang) => file === `${stem}.${lang}.json`)))
    .map((file) => ({ at: file, what: 'words for what is not there' }));
}

function sameTwice(structures: readonly (readonly [stem: string, Structure])[]): string[] {
  return structures.flatMap(([stem, one], at) =>
    structures.slice(at + 1).flatMap(([other, two]) => {
      if (one.key === two.key && one.id !== two.id) return [`${other}.json: id: is ${two.id} and ${one.id}`];
      if (one.key === two.key && one.version === two.version)
        return [`${other}.json: version: stands in ${stem}.json too`];
      if (one.key !== two.key && one.id === two.id) return [`${other}.json: id: is that of ${stem}.json too`];
      const [current, old] = stem === one.key ? [one, two] : [two, one];
      if (one.key === two.key && (stem === one.key || other === one.key) && old.version > current.version)
        return [`${other}.json: version: the newest stands under its key alone`];
      return [];
    }),
  );
}
