/** Numbers in words, as letters write lengths of time and days of the month. */
const dutch =
  'een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig'.split(
    ' ',
  );
const english =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
/** Not "onze": in Dutch it is "our". */
const french = 'un deux trois quatre cinq six sept huit neuf dix'.split(' ');
const moreFrench = 'douze treize quatorze quinze seize'.split(' ');
const ordinals = (
  'eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende ' +
  'veertiende vijftiende zestiende zeventiende achttiende negentiende twintigste'
).split(' ');

const numbers = new Map<string, number>([
  ...[dutch, english, french].flatMap((words) => words.map((word, at): [string, number] => [word, at + 1])),
  ...moreFrench.map((word, at): [string, number] => [word, at + 12]),
  ...after('twintig', 20, 9),
  ...after('dertig', 30, 1),
  ['thirty', 30],
  ['vingt', 20],
  ['trente', 30],
  ['negentig', 90],
]);

const days = new Map<string, number>([
  ...numbers,
  ...ordinals.map((word, at): [string, number] => [word, at + 1]),
  ...after('twintigste', 20, 9),
  ...after('dertigste', 30, 1),
  ['premier', 1],
  ['onze', 11],
]);

/** A whole ten and the numbers after it: "dertig", "eenendertig". */
function after(ten: string, value: number, most: number): [string, number][] {
  return [
    [ten, value],
    ...dutch.slice(0, most).map((unit, at): [string, number] => [`${unit}en${ten}`, value + at + 1]),
  ];
}

/** "vier" and "achtentwintig"; null for a word that is no number. */
export function numberInWords(word: string): number | null {
  return numbers.get(word) ?? null;
}

/** Every word that `numberInWords` knows. */
export function numberWords(): string[] {
  return [...numbers.keys()];
}

/** "negen" and "negende", of a day of the month. */
export function dayInWords(word: string): number | null {
  const day = days.get(word);
  return day === undefined || day > 31 ? null : day;
}
