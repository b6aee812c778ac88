import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import fc from '#test/property.ts';
import { FRAME, type PageDescription, pageFrame, SANDBOX_REFUSALS } from './sandbox/wall/protocol.ts';
import { answerOf } from './sandbox-answer.ts';
import { type Frame, FrameReader } from './sandbox-frames.ts';

const BROKEN = { ok: false, reason: 'broken' };
const DONE: Frame = { kind: FRAME.done, body: Buffer.alloc(0) };
const PAGE: PageDescription = {
  number: 1,
  width: 595,
  height: 842,
  pixelWidth: 2,
  pixelHeight: 2,
  channels: 1,
  lines: [['Geachte', 0.1, 0.1, 0.2, 0.02]],
  readBy: 'layer',
  notes: [],
  certainty: null,
};
const ROWS = deflateSync(Buffer.from([0, 1, 2, 0, 3, 4]));

function page(change: object = {}, rows: Buffer = ROWS): Frame {
  return { kind: FRAME.page, body: pageFrame({ ...PAGE, ...change }, rows).subarray(5) };
}

describe('what a box says is taken only when it is exactly as agreed', () => {
  test('a true answer', async () => {
    const answer = await answerOf([page(), page({ number: 2 }), DONE]);
    expect(answer.ok && answer.pages.map(({ number, lines }) => [number, lines[0]?.text])).toEqual([
      [1, 'Geachte'],
      [2, 'Geachte'],
    ]);
  });

  const lies: [string, Frame[]][] = [
    ['nothing', []],
    ['pages without an end', [page()]],
    ['an end without pages', [DONE]],
    ['pages out of order', [page({ number: 2 }), page(), DONE]],
    ['a page twice', [page(), page(), DONE]],
    ['more pages than allowed', [...Array.from({ length: 41 }, (_, at) => page({ number: at + 1 })), DONE]],
    ['an unknown kind of frame', [page(), { kind: 9, body: Buffer.alloc(3) }, DONE]],
    ['an unknown reason', [{ kind: FRAME.refused, body: Buffer.from('<script>') }]],
    ['a description that is no JSON', [{ kind: FRAME.page, body: Buffer.from('\0\0\0\x03abc') }, DONE]],
    ['a description longer than its frame', [{ kind: FRAME.page, body: Buffer.from('\x7f\xff\xff\xff{}') }, DONE]],
    ['a field too many', [page({ html: '<script>' }), DONE]],
    ['a page without width', [page({ width: 0 }), DONE]],
    ['a box outside the page', [page({ lines: [['x', 0, 2, 0, 0]] }), DONE]],
    ['a line without end', [page({ lines: [['x'.repeat(2001), 0, 0, 0, 0]] }), DONE]],
    ['a word outside the page', [page({ lines: [['x', 0, 0, 0, 0, [['x', 2, 0, 0, 0, 1]]]] }), DONE]],
    ['a word surer than sure', [page({ lines: [['x', 0, 0, 0, 0, [['x', 0, 0, 0, 0, 2]]]] }), DONE]],
    ['a note of its own making', [page({ notes: ['<script>'] }), DONE]],
    ['a note twice', [page({ notes: ['dark', 'dark'] }), DONE]],
    ['a reader of its own making', [page({ readBy: 'me' }), DONE]],
    ['no word on its certainty', [page({ certainty: undefined }), DONE]],
    ['more pixels than allowed', [page({ pixelWidth: 4000, pixelHeight: 4000 }), DONE]],
    ['rows of another size', [page({ pixelHeight: 3 }), DONE]],
    ['more rows than it says', [page({ pixelHeight: 1 }), DONE]],
    ['rows that do not unpack', [page({}, Buffer.from('not zlib')), DONE]],
    ['rows with a page of HTML behind them', [page({}, Buffer.concat([ROWS, Buffer.from('<html>')])), DONE]],
    ['rows with a filter that PNG does not know', [page({}, deflateSync(Buffer.from([9, 1, 2, 0, 3, 4]))), DONE]],
    ['a bomb of rows', [page({}, deflateSync(Buffer.alloc(50_000_000))), DONE]],
  ];
  test.each(lies)('T67 %s is broken', async (_name, frames) => {
    expect(await answerOf(frames)).toEqual(BROKEN);
  });

  test('text loses what cannot be seen and what turns its direction', async () => {
    const answer = await answerOf([page({ lines: [['a\0b\u202ec\u2066\ufb01n\u00a0e', 0, 0, 0, 0]] }), DONE]);
    expect(answer.ok && answer.pages[0]?.lines[0]?.text).toBe('abcfin e');
  });

  test('a page that was read from its picture', async () => {
    const lines = [['Geachte', 0.1, 0.1, 0.2, 0.02, [['Geach\0te', 0.1, 0.1, 0.95, 0.02, 0.9]]]];
    const answer = await answerOf([page({ lines, readBy: 'ocr', notes: ['dark', 'cut-top'], certainty: 0.9 }), DONE]);
    expect(answer.ok && answer.pages[0]).toMatchObject({
      lines: [{ text: 'Geachte', words: [{ text: 'Geachte', box: [0.1, 0.1, 0.9, 0.02], certainty: 0.9 }] }],
      readBy: 'ocr',
      notes: ['dark', 'cut-top'],
      certainty: 0.9,
    });
  });

  test('a reason from the list is passed on', async () => {
    for (const reason of SANDBOX_REFUSALS) {
      expect(await answerOf([page(), { kind: FRAME.refused, body: Buffer.from(reason) }])).toEqual({
        ok: false,
        reason,
      });
    }
  });

  test('whatever bytes come out, there is an answer', async () => {
    const body = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes));
    const frames = fc.array(fc.oneof(fc.record({ kind: fc.nat(5), body }), fc.constant(page()), fc.constant(DONE)));
    await fc.assert(
      fc.asyncProperty(frames, async (given) => {
        expect(typeof (await answerOf(given)).ok).toBe('boolean');
      }),
    );
  });
});

describe('frames', () => {
  test('are the same however the bytes are cut', () => {
    const whole = Buffer.concat([pageFrame(PAGE, ROWS), pageFrame({ ...PAGE, number: 2 }, ROWS)]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 }), (sizes) => {
        const reader = new FrameReader(10_000);
        const frames: Frame[] = [];
        for (let at = 0, turn = 0; at < whole.byteLength; turn++) {
          const size = sizes[turn % sizes.length] ?? 1;
          frames.push(...(reader.push(whole.subarray(at, at + size)) ?? []));
          at += size;
        }
        expect(frames.map(({ kind, body }) => [kind, body.byteLength])).toEqual(
          [1, 2].map(() => [FRAME.page, whole.byteLength / 2 - 5]),
        );
      }),
    );
  });

  test('stop at the limit of all bytes together', () => {
    const reader = new FrameReader(100);
    expect(reader.push(Buffer.alloc(100, 1))).toEqual([]);
    expect(reader.push(Buffer.alloc(1))).toBeNull();
  });
});
