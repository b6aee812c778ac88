import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergedDraft } from './merged-draft.ts';

const words = fc.array(fc.constantFrom('brief', 'bellen', 'advocaat', 'morgen', 'samen'), { maxLength: 6 });
const text = words.map((each) => each.join(' '));
const report = fc.record({ said: text, agreed: text, worries: text, way: fc.constantFrom('', 'visit', 'phone') });

describe('a kept text that goes back into a draft', () => {
  it('loses nothing of either, and says nothing twice', () => {
    fc.assert(
      fc.property(report, report, (draft, kept) => {
        const merged = mergedDraft(draft, kept);
        for (const field of ['said', 'agreed', 'worries'] as const) {
          expect(merged?.[field] ?? '').toContain(draft[field]);
          expect(merged?.[field] ?? '').toContain(kept[field]);
        }
        expect(merged?.way).toBe(draft.way || kept.way);
        expect(mergedDraft(merged ?? {}, kept)).toEqual(merged);
      }),
    );
  });

  it('keeps a promise of each, and refuses what does not fit', () => {
    const first = { promise1: 'Bellen met de IND', promiseDay1: '1-12-2026' };
    const second = { promise1: 'Pas halen', promiseDay1: '2-12-2026' };
    const both = mergedDraft(first, second);
    expect(both).toMatchObject({ ...first, promise2: 'Pas halen', promiseDay2: '2-12-2026' });
    expect(mergedDraft(both ?? {}, second)).toEqual(both);
    expect(mergedDraft(both ?? {}, { promise1: 'Een derde', promiseDay1: '3-12-2026' })).toBeNull();
    expect(mergedDraft({ said: 'a'.repeat(5000) }, { said: 'b'.repeat(5000) })).toBeNull();
  });
});
