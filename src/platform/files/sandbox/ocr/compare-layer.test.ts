import { expect, test } from 'vitest';
import type { LineDescription, WordDescription } from '../wall/protocol.ts';
import { compareLayer, doubtFigures } from './compare-layer.ts';
import type { PageWords } from './words.ts';

const page = { width: 800, height: 1000, samples: new Uint8Array(800_000).fill(255) };
/** Lines of a layer, twenty samples high. */
const layerOf = (...texts: string[]): LineDescription[] =>
  texts.map((text, at) => [text, 0.1, 0.05 + 0.04 * at, 0.8, 0.02]);

/** Reads under one another what is given for the lines that were cut out, with so much certainty. */
function reading(lines: readonly string[], certainty = 0.95) {
  const asked: number[] = [];
  const read = ({ height }: { height: number }): PageWords => {
    asked.push(height);
    const words = lines.map((line, at) =>
      line
        .split(' ')
        .map((word): WordDescription => [word, 0.1, (14 + at * (34 + 14) + 7) / height, 0.1, 20 / height, certainty]),
    );
    return { lines: words.map((each) => [each.map(([word]) => word).join(' '), 0, 0, 1, 0.1, each]), certainty };
  };
  return { asked, read };
}

const said = ['Uw kenmerk is 2026-5518.', 'Datum: 3 maart 2026', 'Geachte mevrouw,', 'Wij hebben uw brief ontvangen.'];
const figuresFirst = [said[0], said[1], said[3], said[2]] as string[];

test('a layer that says what is read on its ink is the same, also where a letter of it was misread', () => {
  expect(compareLayer(layerOf(...said), page, reading(figuresFirst).read)).toBe('same');
  const worn = figuresFirst.map((line) => line.replace('brief', 'bricf').replace('2026', '2O26'));
  expect(compareLayer(layerOf(...said), page, reading(worn).read)).toBe('same');
});

test('only the lines that matter are cut out', () => {
  const many = Array.from({ length: 20 }, (_, at) => `Een zin zonder cijfers, de zoveelste ${'a'.repeat(at)}`);
  const { asked, read } = reading([]);
  compareLayer(layerOf('Datum: 3 maart 2026', ...many), page, read);
  expect(asked).toEqual([14 + 8 * (34 + 14)]);
});

test('a layer with other words is known, one with another figure too', () => {
  const others = ['Parkeren is verboden', 'zolang er gewerkt wordt', 'tussen zeven en acht', 'met vriendelijke groet'];
  expect(compareLayer(layerOf(...said), page, reading(others).read)).toBe('other-words');
  const moved = figuresFirst.map((line) => line.replace('3 maart', '13 maart'));
  expect(compareLayer(layerOf(...said), page, reading(moved).read)).toBe('other-figures');
});

test('what cannot be read says nothing against a layer, nor does a figure that nobody is sure of', () => {
  expect(compareLayer(layerOf(...said), page, reading(['xx', 'xx', 'xx'], 0.4).read)).toBe('same');
  const moved = figuresFirst.map((line) => line.replace('3 maart', '13 maart'));
  expect(compareLayer(layerOf(...said), page, reading(moved, 0.7).read)).toBe('same');
  const { asked, read } = reading([]);
  expect(compareLayer(layerOf('حضرة السيدة', 'نحيطكم علما بتاريخ 3 مارس 2026'), page, read)).toBe('same');
  expect(asked).toEqual([]);
});

test('a hostile layer of endless lines costs no more than the page', () => {
  const { asked, read } = reading([]);
  compareLayer(
    Array.from({ length: 4000 }, (_, at) => [`${at}`, 0.1, 0.5, 0.8, 0.02]),
    page,
    read,
  );
  expect(Math.max(...asked)).toBeLessThanOrEqual(page.height);
});

test('figures that only the picture has are doubted, those that both have are not', () => {
  const word = (text: string): WordDescription => [text, 0, 0, 0.1, 0.1, 0.95];
  const read: LineDescription[] = [['13 maart 2026', 0, 0, 1, 0.1, [word('13'), word('maart'), word('2O26')]]];
  const [[, , , , , words = []] = read[0] as LineDescription] = doubtFigures(read, layerOf('3 maart 2026'));
  expect(words.map(([text, , , , , certainty]) => [text, certainty])).toEqual([
    ['13', 0.3],
    ['maart', 0.95],
    ['2O26', 0.95],
  ]);
});
