import { describe, expect, it } from 'vitest';
import fc from '#test/property.ts';
import { randomBytes } from './memory.ts';
import { readShareLines, shareLines } from './share-text.ts';

describe('a recovery sheet', () => {
  it('is five short lines that read back as they were, however somebody types them', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 47, maxLength: 47 }),
        fc.integer({ min: 1, max: 255 }),
        (share, number) => {
          const lines = shareLines(share, number);
          expect(lines).toHaveLength(5);
          for (const line of lines) expect(line).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}( [0-9A-HJKMNP-TV-Z]{6}){2}$/);
          const sloppy = lines.join('').toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll(' ', '-');
          for (const typed of [lines.join('\n'), ` ${lines.join('\r\n\r\n')} `, sloppy]) {
            const read = readShareLines(typed, 47);
            expect(read).toMatchObject({ ok: true, number });
            if (read.ok) expect(Buffer.from(read.share).equals(Buffer.from(share))).toBe(true);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('says in which line a letter is wrong, and how many are missing', () => {
    const lines = shareLines(randomBytes(47), 2);
    let told = 0;
    for (const [at, line] of lines.entries()) {
      const wrong = line.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'));
      const read = readShareLines(lines.with(at, wrong).join(' '), 47);
      if (!read.ok && read.reason === 'line' && read.line === at + 1) told += 1;
    }
    // One in a thousand wrong letters fits by chance; the check of the whole then refuses.
    expect(told).toBeGreaterThanOrEqual(4);
    expect(readShareLines(lines.slice(0, 4).join(' '), 47)).toEqual({ ok: false, reason: 'length', missing: 18 });
    expect(readShareLines('', 47)).toEqual({ ok: false, reason: 'length', missing: 90 });
    expect(readShareLines(`${lines.join(' ')}7`, 47)).toEqual({ ok: false, reason: 'length', missing: -1 });
  });
});
