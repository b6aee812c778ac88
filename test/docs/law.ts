import { catalogue, declaredTerms } from '#app/service/deadlines/catalogue.ts';
import type { Closing, LimitRow } from '#app/service/deadlines/limits.ts';
import { read, tracked } from './tracked.ts';

interface Definition {
  id: string;
  source: string;
  confidence: string;
}

/** The page about law, with its tables of procedures, terms and what closes them as code and content have them. */
export function withLaw(page: string): string {
  const tables = { procedures: procedures(), terms: terms(), closings: closings() };
  return Object.entries(tables).reduce((text, [name, table]) => within(text, name, table), page);
}

/** Replaces what a page holds between `<!-- name -->` and `<!-- end -->`. */
function within(page: string, name: string, text: string): string {
  const begin = `<!-- ${name} -->\n`;
  const from = page.indexOf(begin);
  const to = page.indexOf('<!-- end -->', from);
  if (from < 0 || to < 0) throw new Error(`The page has no place named ${name}.`);
  return `${page.slice(0, from)}${begin}\n${text}\n\n${page.slice(to)}`;
}

function procedures(): string {
  const rows = tracked()
    .filter((file) => /^content\/procedures\/[a-z-]+\.json$/.test(file))
    .map((file) => {
      const { id, source, confidence } = JSON.parse(read(file)) as Definition;
      const names = ['en', 'nl'].map((language) => nameIn(file.replace('.json', `.${language}.json`)));
      return { id, row: `| ${id} | ${names.join(' | ')} | ${confidence} | ${source} |` };
    })
    .sort((one, other) => Number(one.id.slice(1)) - Number(other.id.slice(1)));
  const head = ['| | procedure | Nederlands | mark | source |', '| --- | --- | --- | --- | --- |'];
  return [...head, ...rows.map(({ row }) => row)].join('\n');
}

const nameIn = (file: string) => wordsIn(file).name;

const wordsIn = (file: string) => JSON.parse(read(file)) as { name: string; happenings: Record<string, string> };

function terms(): string {
  const head = [
    '| | term | starts from | length | law | article | mark | in stages |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
  ];
  const rows = catalogue.map(({ id, names, startsFrom, counts, basis, confidence }) => {
    const lengths = counts.map(({ term }) => term).join(', ') || 'none fixed';
    const laws = [...new Set(counts.map(({ law }) => law))].map((law) => `\`${law}\``).join(', ') || '–';
    const { runs } = declaredTerms[id];
    const stages = runs === 'ours' ? ['ours'] : [...new Set(runs.flatMap((run) => run.stages))];
    return `| ${id} | ${names.en} | ${startsFrom.en} | ${lengths} | ${laws} | ${basis} | ${confidence} | ${stages.join(', ')} |`;
  });
  return [...head, ...rows].join('\n');
}

function closings(): string {
  const head = ['| | term | what happens | on the map of | what it does |', '| --- | --- | --- | --- | --- |'];
  const rows = catalogue.flatMap((row) => {
    const { closedBy, runs } = declaredTerms[row.id];
    if (runs === 'ours') return [];
    const begin = `| ${row.id} | ${row.names.en}`;
    if (closedBy === null) return [`${begin} | – | – | nothing closes it: a person says so |`];
    return closedBy.flatMap((closing) =>
      closing.in.map((key) => {
        const { name, happenings } = wordsIn(`content/procedures/${key}.en.json`);
        const words = closing.by.map((code) => happenings[code] ?? code).join('; ');
        return `${begin} | ${words} | ${name} | ${whatItDoes(closing, row)} |`;
      }),
    );
  });
  return [...head, ...rows].join('\n');
}

function whatItDoes({ decides, ends, of }: Closing, row: LimitRow): string {
  const only = of === undefined ? '' : `; only of ${of.join(', ')}`;
  if (decides) return `decides on what was filed, a second person looks${only}`;
  if (ends) return `ends it, also when it is late${row.repeats ? ', and each time that it comes again' : ''}${only}`;
  if (row.for === 'wait') return `closes it, in time or late${only}`;
  const waits = row.kind === 'statutory' ? ', after a second person or with the paper' : '';
  return `closes it when it happens in time${waits}${only}`;
}
