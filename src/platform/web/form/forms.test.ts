import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { today } from '#app/platform/language/index.ts';
import fc, { anyCharacter } from '#test/property.ts';
import {
  choice,
  choices,
  day,
  type FormRead,
  nearDay,
  optionalDay,
  optionalNearDay,
  optionalTelephone,
  optionalText,
  readForm,
  secret,
  smallForm,
  telephone,
  text,
  tick,
  wholeNumber,
} from '../index.ts';

const visit = z.strictObject({
  visited: day(),
  reach: choice(['phone', 'code']),
  spoken: choices(['lawyer', 'shelter', 'family']),
  phone: optionalTelephone(),
  note: text(1000),
  remark: optionalText(50),
  urgent: tick(),
});

const good = { visited: '27-11-2026', reach: 'phone', note: 'Amina had a good day.\r\nShe smiled.' };

describe('a form', () => {
  test('gives values to work with', async () => {
    const body =
      'visited=27-11-2026&reach=phone&note=+a%0D%0Ab+&spoken=lawyer&spoken=family&urgent=yes&phone=%2B31+6+1234+5678&_version=3';
    const read = await post(body);
    expect(read).toMatchObject({ ok: true, version: 3 });
    expect(read.ok && read.values).toEqual({
      visited: '2026-11-27',
      reach: 'phone',
      spoken: ['lawyer', 'family'],
      phone: '+31 6 1234 5678',
      note: 'a\nb',
      remark: null,
      urgent: true,
    });
  });

  test('comes back with all that was typed when one thing is wrong', async () => {
    const read = await post({ ...good, visited: '2026-02-30', remark: 'x'.repeat(51) });
    expect(read).toMatchObject({
      ok: false,
      status: 422,
      errors: { visited: { key: 'web.form.day' }, remark: { key: 'web.form.tooLong', values: { max: 50 } } },
      values: { visited: '2026-02-30', note: good.note, reach: 'phone', remark: 'x'.repeat(51) },
    });
  });

  test('names its errors in the order of its fields', async () => {
    const read = await post({});
    expect(Object.keys(read.ok ? {} : read.errors)).toEqual(['visited', 'reach', 'note']);
  });

  test('keeps its idempotency key and version over a failed attempt', async () => {
    const key = '0b0f9c1e-5a5e-4c39-9d53-0f8b1d7c2a11';
    const read = await post({ note: '', _key: key, _version: '7' });
    expect(read).toMatchObject({ ok: false, form: { key, version: 7 } });
  });
});

describe('names in a form', () => {
  test.each([
    ['a field we did not ask for', 'note=a&role=leader', 'web.form.unknownField'],
    ['T60 a name that reaches into objects', 'note=a&__proto__=x', 'web.form.unknownField'],
    ['T60 the constructor', 'note=a&constructor=x', 'web.form.unknownField'],
    ['T60 a doubled field', 'note=a&note=b', 'web.form.doubled'],
    ['a doubled key', 'note=a&_version=1&_version=2', 'web.form.doubled'],
    ['a key that is none', 'note=a&_key=1', 'web.form.damaged'],
    ['a version that is none', 'note=a&_version=-1', 'web.form.damaged'],
  ])('are refused as a whole: %s', async (_, body, key) => {
    const read = await post(body);
    expect(read).toMatchObject({ ok: false, status: 400, whole: { key }, values: { note: 'a' } });
  });
});

describe('texts', () => {
  test.each([
    ['a NUL byte', 'a\u0000b', 'web.form.control'],
    ['an escape character', 'a\u001b[2Jb', 'web.form.control'],
    ['a right-to-left override', 'invoice\u202egpj.exe', 'web.form.turning'],
    ['an isolate', 'a\u2067b\u2069', 'web.form.turning'],
  ])('with %s are refused with a sentence, and kept', async (_, note, key) => {
    const read = await post({ ...good, note });
    expect(read).toMatchObject({ ok: false, status: 422, errors: { note: { key } }, values: { note } });
  });

  test('that were no text at all are not kept in silence', async () => {
    expect(await post('visited=27-11-2026&reach=phone&note=%ff%fe')).toMatchObject({
      errors: { note: { key: 'web.form.control' } },
    });
  });

  test.each(['سلام دوست\u200cداشتنی', 'ሰላም', 'Zoë Ångström 👩🏾‍🦱', 'tab\tand\nline'])(
    'in any script are welcome: %s',
    async (note) => {
      expect(await post({ ...good, note })).toMatchObject({ ok: true, values: { note } });
    },
  );

  test('may be as long as the field says, counting a line break once', async () => {
    expect(await post({ ...good, note: '\r\n'.repeat(400) + 'x'.repeat(600) })).toMatchObject({ ok: true });
    expect(await post({ ...good, note: 'x'.repeat(1001) })).toMatchObject({ ok: false });
  });
});

describe('the citizen service number', () => {
  test.each([
    '123456782',
    '١٢٣٤٥٦٧٨٢',
    '۱۲۳ ۴۵۶ ۷۸۲',
    'BSN: 123456782.',
    '1234.56.782',
    '123 456 782',
    '12 34 56 782',
    'op 3 mei: 1234.56.782',
  ])('is stopped at the door: %s', async (note) => {
    expect(await post({ ...good, note })).toMatchObject({
      status: 422,
      errors: { note: { key: 'web.form.bsn' } },
      values: { note },
    });
  });

  test.each([
    '123456789',
    'V-nummer 990 551 0042',
    '06 12345678',
    '4821-0937-5516-2204',
    'a123456782b',
    '000000000',
    '€ 1.234.567,82',
    '2f4de63f-56ea-4bc2-aacc-23f831691876',
    'document:e210479d-6198-4c10-9141-c7e190443200',
    '363752420c92a2864e4cd99c5a3d4e4bdbd6e44d684f26743c6bd03c8c35526d',
  ])('is not seen in other numbers: %s', async (note) => {
    expect(await post({ ...good, note })).toMatchObject({ ok: true });
  });

  test('is not looked for in a telephone number, nor when a coordinator said that it is none', async () => {
    expect(await post({ ...good, phone: '123456782' })).toMatchObject({ ok: true });
    expect(await post({ ...good, note: '123456782' }, { noBsnHere: true })).toMatchObject({ ok: true });
  });
});

describe('fields of their own kind', () => {
  const other = z.strictObject({
    phone: telephone(),
    password: secret(),
    due: optionalDay(),
    count: wholeNumber(1, 5),
  });
  const filled = { phone: '06-1234 5678', password: '  spaces and 123456782 stay  ', due: '', count: '3' };

  test('take a password exactly as typed, and never give it back', async () => {
    const read = await post(filled, {}, other);
    expect(read).toMatchObject({ ok: true, values: { password: filled.password, due: null, count: 3 } });
    const failed = await post({ ...filled, phone: 'call me' }, {}, other);
    expect(failed).toMatchObject({ ok: false, errors: { phone: { key: 'web.form.telephone' } } });
    expect(JSON.stringify(failed)).not.toContain('spaces and');
  });

  test('take no number that is all dashes: the signs between the digits are bounded too', async () => {
    const long = `06${'-'.repeat(30)}12345678`;
    expect(await post({ ...filled, phone: long }, {}, other)).toMatchObject({ ok: true });
    const errors = { phone: { key: 'web.form.telephone' } };
    expect(await post({ ...filled, phone: long.replace('-', '--') }, {}, other)).toMatchObject({ ok: false, errors });
    expect(await post({ ...good, phone: `1234${' '.repeat(37)}5` })).toMatchObject({ ok: false, errors });
  });

  test('take a number from an address book, with its invisible marks', async () => {
    expect(await post({ ...filled, phone: '\u202a+31 6 1234 5678\u202c' }, {}, other)).toMatchObject({
      values: { phone: '+31 6 1234 5678' },
    });
  });

  test.each([
    ['Arabic digits', '٠٦ ١٢٣٤ ٥٦٧٨'],
    ['Persian digits', '۰۶ ۱۲۳۴ ۵۶۷۸'],
    ['an Arabic address book', '\u2066\u200f06 1234 5678\u200f\u2069'],
  ])('take a number in %s as one that can be rung from here', async (_, phone) => {
    expect(await post({ ...filled, phone }, {}, other)).toMatchObject({ ok: true, values: { phone: '06 1234 5678' } });
  });

  test('take no day to keep that is further away than any term: its year is written wrong', async () => {
    const keep = z.strictObject({ must: nearDay(), may: optionalNearDay() });
    const inYears = (years: number, days = 0) => today().add({ years, days }).toString();
    for (const must of [inYears(10), inYears(1), inYears(-1), inYears(-10)])
      expect(await post({ must, may: must }, {}, keep)).toMatchObject({ ok: true, values: { must, may: must } });
    expect(await post({ must: inYears(0), may: '' }, {}, keep)).toMatchObject({ ok: true, values: { may: null } });
    for (const far of [inYears(10, 1), '10-12-2062', '2150-01-01', inYears(-10, -1), '03-12-1999'])
      expect(await post({ must: far, may: far }, {}, keep)).toMatchObject({
        ok: false,
        values: { must: far, may: far },
        errors: { must: { key: 'web.form.dayFar' }, may: { key: 'web.form.dayFar' } },
      });
    expect(await post({ must: '31-02-2150', may: '' }, {}, keep)).toMatchObject({
      errors: { must: { key: 'web.form.day' } },
    });
  });

  test('take a day in the digits of any script, and still no day that is none', async () => {
    for (const zero of [0x660, 0x6f0, 0x966, 0x9e6]) {
      const written = (day: string) => day.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
      expect(await post({ ...filled, due: written('27-11-2026') }, {}, other)).toMatchObject({
        values: { due: '2026-11-27' },
      });
      expect(await post({ ...filled, due: written('31-02-2026') }, {}, other)).toMatchObject({
        errors: { due: { key: 'web.form.day' } },
      });
    }
  });

  test.each(['0', '6', '1e3', '-1', '3.5', ''])('take whole numbers in their bounds only: %s', async (count) => {
    expect(await post({ ...filled, count }, {}, other)).toMatchObject({ ok: false, status: 422 });
  });
});

describe('size', () => {
  test('beyond the limit is answered with a sentence, and a text of 1 MB comes back', async () => {
    const note = 'a'.repeat(1024 * 1024);
    const read = await post({ ...good, note });
    expect(read).toMatchObject({ ok: false, status: 413, whole: { key: 'web.form.tooMuch' }, values: { note } });
  });

  test('beyond all reason is cut off while streaming', async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 64 * 1024;
        // Without a limit this would never end; then the test must fail, not hang.
        if (sent > 8 * 1024 * 1024) return controller.close();
        controller.enqueue(new TextEncoder().encode('a'.repeat(64 * 1024)));
      },
    });
    const read = await post(endless);
    expect(read).toMatchObject({ ok: false, status: 413, whole: { key: 'web.form.cutOff' } });
    expect(sent).toBeLessThan(3 * 1024 * 1024);
  });

  test('is small before sign-in', async () => {
    expect(await post({ ...good, note: 'a'.repeat(5000) }, { limits: smallForm })).toMatchObject({ status: 413 });
  });

  test('of the number of fields is bounded too', async () => {
    expect(await post('a=&'.repeat(20_000))).toMatchObject({ ok: false, status: 415 });
  });
});

test('only forms are read: no JSON, no upload, no plain text', async () => {
  for (const type of ['application/json', 'multipart/form-data; boundary=x', 'text/plain']) {
    const read = await postRaw('{"note":"a"}', { 'content-type': type });
    expect(read).toMatchObject({ ok: false, status: 415, whole: { key: 'web.form.notAForm' } });
  }
});

test('whatever arrives, a form is answered, objects stay as they are, and nothing typed in a known field is lost', async () => {
  const names = fc.oneof(
    fc.constantFrom(...Object.keys(visit.shape), '__proto__', '_key', '_version', 'toString'),
    fc.string(),
  );
  const pairs = fc.array(fc.tuple(names, fc.string({ unit: anyCharacter, maxLength: 40 })), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(pairs, async (sent) => {
      const read = await post(new URLSearchParams(sent).toString());
      expect(Object.getPrototypeOf({})).toBe(Object.prototype);
      expect(Object.keys(Object.prototype)).toEqual([]);
      for (const [name, value] of sent) {
        if (!Object.hasOwn(visit.shape, name) || sent.filter(([other]) => other === name).length > 1) continue;
        const kept = read.form.values[name];
        expect(typeof kept === 'string' ? [kept] : kept).toEqual([value.toWellFormed()]);
      }
    }),
    { numRuns: 300 },
  );
});

type Body = string | Record<string, string> | ReadableStream;

function post<Shape extends z.ZodRawShape = (typeof visit)['shape']>(
  body: Body,
  options: Parameters<typeof readForm>[2] = {},
  schema?: z.ZodObject<Shape>,
) {
  const sent = typeof body === 'string' || body instanceof ReadableStream ? body : new URLSearchParams(body).toString();
  return postRaw(sent, { 'content-type': 'application/x-www-form-urlencoded' }, options, schema);
}

async function postRaw<Shape extends z.ZodRawShape = (typeof visit)['shape']>(
  body: string | ReadableStream,
  headers: Record<string, string>,
  options: Parameters<typeof readForm>[2] = {},
  schema: z.ZodObject<Shape> = visit as unknown as z.ZodObject<Shape>,
): Promise<FormRead<z.output<z.ZodObject<Shape>>>> {
  const app = new Hono();
  let read: FormRead<z.output<z.ZodObject<Shape>>> | undefined;
  app.post('/', async (c) => {
    read = await readForm(c.req, schema, options);
    return c.text('');
  });
  await app.request(new Request('http://localhost/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit));
  if (read === undefined) throw new Error('the form was not read');
  return read;
}
