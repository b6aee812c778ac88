import { catalogue, declaredTerms } from '#app/service/deadlines/catalogue.ts';
import { read, tracked } from './tracked.ts';

interface Definition {
  id: string;
  source: string;
  confidence: string;
}

/** The page about law, with its tables of procedures and terms as code and content have them. */
export function withLaw(page: string): string {
  return within(within(page, 'procedures', procedures()), 'terms', terms());
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

function nameIn(file: string): string {
  return (JSON.parse(read(file)) as { name: string }).name;
}

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
