import type { ReferenceKind } from './codes.ts';
import { valuesOf, wordsIn } from './labels.ts';
import type { Letter } from './letter.ts';

export interface FoundReference {
  kind: ReferenceKind;
  value: string;
  row: number;
  start: number;
  end: number;
}

/** Formats that speak for themselves. */
const formats: readonly (readonly [ReferenceKind, RegExp])[] = [
  ['court_case', /\bAWB ?\d{2} ?\/ ?\d{1,6}\b/g],
  ['court_case', /\bNL\d{2}\.\d{1,6}\b/g],
  ['police', /\bPL[0-9A-Z]{4}[- ]?\d{10}\b/g],
  ['parket', /(?<![\d/-])\d{2}[/-]\d{6}[-/]\d{2}(?![\d/-])/g],
  ['ecli', /\bECLI:NL:[A-Z]+:\d{4}:[A-Z0-9]+/g],
];

/** Numbers that only a label makes sure of: ten digits may be a telephone, sixteen a card. */
const labelled: readonly (readonly [ReferenceKind, RegExp, RegExp])[] = [
  ['v_number', /^(?:uw )?v ?(?:nummer|nr)\b|\bv ?nummer$/, /(?<!\d)\d(?:[. ]?\d){9}(?!\d)/],
  ['cjib', /\bcjib\b/, /(?<!\d)\d(?:[. ]?\d){15}(?!\d)/],
];
const ownLine: readonly (readonly [ReferenceKind, RegExp])[] = [
  ['v_number', /\bv[- ]?(?:nummer|nr)\b\.?\s*(?:is|luidt)?[\s:(]*(?<value>\d(?:[. ]?\d){9})(?!\d)/gi],
  ['cjib', /\bcjib[- ]?(?:nummer|nr)?\b\.?\s*(?:is|:)?\s*(?<value>\d(?:[. ]?\d){15})(?!\d)/gi],
];

/** Reference numbers of the fixed list, each once, without the spaces and dots people put in. */
export function findReferences(letter: Letter): FoundReference[] {
  const found = letter.text.lines.flatMap((line, row) => {
    const text = letter.isWorn ? withFigures(line.text) : line.text;
    const plain = formats.flatMap(([kind, pattern]) =>
      [...text.matchAll(pattern)].map((match) => at(kind, match[0], row, match.index)),
    );
    const named = ownLine.flatMap(([kind, pattern]) =>
      [...text.matchAll(pattern)].map((match) => {
        const value = match.groups?.value ?? '';
        return at(kind, value, row, match.index + match[0].length - value.length);
      }),
    );
    return [...plain, ...named];
  });
  const all = [...found, ...underLabels(letter)];
  return all.filter(
    (each, rank) => all.findIndex((other) => other.kind === each.kind && other.value === each.value) === rank,
  );
}

/** What a reader of pictures takes for letters beside a figure: "PLO600" is PL0600. No sign moves. */
function withFigures(text: string): string {
  const once = (some: string) =>
    some.replace(/(?<=\d)[OoIl|]|[OoIl|](?=\d)/g, (letter) => (letter === 'O' || letter === 'o' ? '0' : '1'));
  return once(once(text));
}

function underLabels(letter: Letter): FoundReference[] {
  return letter.text.lines.flatMap((line) =>
    labelled.flatMap(([kind, label, number]) => {
      if (!label.test(wordsIn(line.text))) return [];
      for (const value of valuesOf(letter.text.lines, line)) {
        const match = number.exec(letter.isWorn ? withFigures(value.text) : value.text);
        if (match !== null) return [at(kind, match[0], letter.text.lines.indexOf(value), match.index)];
      }
      return [];
    }),
  );
}

function at(kind: ReferenceKind, written: string, row: number, start: number): FoundReference {
  const value =
    kind === 'v_number' || kind === 'cjib'
      ? written.replace(/\D/g, '')
      : written.replace(/\s/g, kind === 'court_case' ? '' : ' ');
  return {
    kind,
    value: kind === 'court_case' ? value.replace(/^AWB/, 'AWB ') : value,
    row,
    start,
    end: start + written.length,
  };
}
