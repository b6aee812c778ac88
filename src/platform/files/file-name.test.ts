import { describe, expect, test } from 'vitest';
import fc, { anyCharacter } from '#test/property.ts';
import { attachmentHeaders, displayName } from './index.ts';

describe('T66 a file name is only ever shown', () => {
  const names: [string, string][] = [
    ['brief.pdf', 'brief.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\a\\brief.pdf', 'brief.pdf'],
    ['/abs/olute.pdf', 'olute.pdf'],
    ['a\0b.pdf', 'ab.pdf'],
    ['..', 'document'],
    ['', 'document'],
    ['   . ', 'document'],
    ['.htaccess', 'htaccess'],
    ['NUL.pdf', '_NUL.pdf'],
    ['com1', '_com1'],
    ['brief\u202efdp.exe', 'brieffdp.exe'],
    ['a\u200b\u2066b.pdf', 'ab.pdf'],
    ['line\r\nSet-Cookie: x.pdf', 'line Set-Cookie_ x.pdf'],
    ['رسالة.pdf', 'رسالة.pdf'],
    ['a<b>"c|d?.pdf', 'a_b__c_d_.pdf'],
    ['naam:stroom.pdf', 'naam_stroom.pdf'],
  ];
  test.each(names)('%j is shown as %j', (given, shown) => {
    expect(displayName(given)).toBe(shown);
  });

  test('a long name keeps its extension', () => {
    const name = displayName(`${'lang'.repeat(100)}.pdf`);
    expect(Array.from(name)).toHaveLength(120);
    expect(name.endsWith('….pdf')).toBe(true);
  });

  test('whatever is sent: no path, no invisible sign, never empty, and clean a second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 300 }), (given) => {
        const name = displayName(given);
        expect(name).not.toMatch(/[/\\\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        expect(name.trim()).not.toBe('');
        expect(displayName(name)).toBe(name);
      }),
    );
  });

  test('T62 T67 an original leaves as something to save, in a header of one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (given) => {
        const headers = new Headers(attachmentHeaders(given));
        expect(headers.get('Content-Disposition')).toMatch(
          /^attachment; filename="[^"\\\r\n]*"; filename\*=UTF-8''[^\s"';]*$/,
        );
        expect(headers.get('Content-Security-Policy')).toContain('sandbox');
        expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      }),
    );
  });
});
