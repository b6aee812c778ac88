import { expect, it } from 'vitest';
import type { SandboxPage } from '#app/platform/files/index.ts';
import { keptPageSchema } from './letter-document.ts';
import { keptPage, pageToRead } from './stored-page.ts';

const words = (text: string, certainty: number) =>
  text.split(' ').map((word) => ({ text: word, box: [0.1, 0.2, 0.1, 0.01] as const, certainty }));
const page = (text: string, certainty: number): SandboxPage => ({
  ...{ number: 1, width: 595, height: 842, png: Buffer.alloc(0), readBy: 'ocr', notes: [], certainty: 0.7 },
  lines: [
    {
      text,
      box: [0.1, 0.2, 0.5, 0.01],
      words: words(text, certainty).map((word) => ({ ...word, box: [...word.box] })),
    },
  ],
});
const keptAs = (brought: SandboxPage) =>
  keptPageSchema.parse(keptPage(brought, '0198c0de-0000-7000-8000-000000000001'));

it('a page that was read from its picture keeps its doubts, so that it is read with the same caution again', () => {
  const again = pageToRead(keptAs(page('uiterlijk 12 maart 2026', 0.4)));
  expect(again.readBy).toBe('ocr');
  expect(again.lines[0]?.words).toEqual([
    { text: '12', certainty: 0 },
    { text: '2026', certainty: 0 },
  ]);
});

it('nothing is doubted of a page that was read with certainty', () => {
  expect(pageToRead(keptAs(page('uiterlijk 12 maart 2026', 0.9))).lines).toEqual([
    { text: 'uiterlijk 12 maart 2026', box: [0.1, 0.2, 0.5, 0.01] },
  ]);
});

it('a citizen number is not kept in what was doubted either, whole or in parts', () => {
  for (const number of ['111222333', '111 222 333'])
    expect(JSON.stringify(keptAs(page(`BSN ${number} op 3 mei`, 0.4)))).not.toMatch(/111|222|333/);
});
