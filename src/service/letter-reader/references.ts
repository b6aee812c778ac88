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
  // The Council of State: year and number, and its chamber; a court of appeal about a complaint (article 12).
  ['court_case', /\b20\d{7}\/\d{1,2}\/[A-Z]\d{1,2}\b/g],
  ['court_case', /\bK\d{2}\/\d{4,6}\b/g],
  ['police', /\bPL[0-9A-Z]{4}[- ]?\d{10}\b/g],
  ['parket', /(?<![\d/-]|\d\.)\d{2}(?:[/-]\d{6}[-/]|\.\d{6}\.)\d{2}(?![\d/-]|\.\d)/g],
  ['v_number', /(?<![A-Z\d])V[- .]{1,2}[12]\d{9}(?!\d)/g],
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
  const named = isOfInd(letter) ? [...ownLine, markInLine] : ownLine;
  const found = letter.text.lines.flatMap((line, row) => {
    const text = letter.isWorn ? withFigures(line.text) : line.text;
    const plain = formats.flatMap(([kind, pattern]) =>
      [...text.matchAll(pattern)].map((match) => at(kind, match[0], row, match.index)),
    );
    const said = named.flatMap(([kind, pattern]) =>
      [...text.matchAll(pattern)].map((match) => {
        const value = match.groups?.value ?? '';
        return at(kind, value, row, match.index + match[0].length - value.length);
      }),
    );
    return [...plain, ...said];
  });
  const all = [...found, ...wrapped(letter), ...underLabels(letter)];
  return all.filter(
    (each, rank) => all.findIndex((other) => other.kind === each.kind && other.value === each.value) === rank,
  );
}

/** "(V-nummer" at the end of a line, and its number at the start of the next. */
function wrapped(letter: Letter): FoundReference[] {
  return letter.text.lines.flatMap((line, row) => {
    const next = letter.text.lines[row + 1]?.text ?? '';
    const match = /\bv[- ]?(?:nummer|nr)[.:]?\s*$/i.test(line.text) ? /^\s*\d(?:[. ]?\d){9}(?!\d)/.exec(next) : null;
    return match === null
      ? []
      : [at('v_number', match[0].trimStart(), row + 1, match[0].length - match[0].trimStart().length)];
  });
}

/** What a reader of pictures takes for letters beside a figure: "PLO600" is PL0600. No sign moves. */
function withFigures(text: string): string {
  const once = (some: string) =>
    some.replace(/(?<=\d)[OoIl|]|[OoIl|](?=\d)/g, (letter) => (letter === 'O' || letter === 'o' ? '0' : '1'));
  return once(once(text));
}

/** The IND often writes the number of the person as the mark of its letter. */
const markOfInd = ['v_number', /^(?:ons |uw )?(?:kenmerk|referentie)$/, /^\s*[12]\d{9}\s*$/] as const;
const markInLine = ['v_number', /\bkenmerk\s*:?\s*(?<value>[12]\d{9})(?!\d)/gi] as const;
const ind = /\bIND\b|\bImmigratie- en Naturalisatiedienst\b/;

function isOfInd(letter: Letter): boolean {
  return letter.text.lines.some((line) => letter.zoneOf(line) === 'head' && ind.test(line.text));
}

function underLabels(letter: Letter): FoundReference[] {
  const labels = isOfInd(letter) ? [...labelled, markOfInd] : labelled;
  return letter.text.lines.flatMap((line) =>
    labels.flatMap(([kind, label, number]) => {
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
