import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { today } from '#app/platform/language/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { addConsent, openNewCase } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { letterPdf } from '#app/service/letters/testing/letter-pdf.ts';
import { type Reader, type ReadingDesk, readingDesk } from '#app/service/letters/testing/reader.ts';
import { canary } from '../../../test/support/attack-canary.ts';
import { everythingInside } from '../../../test/support/unpacked.ts';
import { documentsPanel, documentsRoutes } from './index.ts';

const receiver = 'mr. A. Proef, advocaat';

/** What a bundle holds for whoever takes it apart, while the consent holds and afterwards. */
describe('what is inside a bundle', () => {
  let desk: ReadingDesk;
  let readers: Record<'joke' | 'earlier' | 'karel' | 'bram', Reader>;
  let routes: Route[] = [];
  beforeAll(async () => {
    desk = await readingDesk(undefined, undefined, (made) => {
      routes = documentsRoutes(made);
      return { routes, panels: [documentsPanel] };
    });
    const { joke, karel, bram } = desk.world.people;
    const [first, earlier, other, volunteer] = await Promise.all([joke, joke, karel, bram].map(desk.reader));
    readers = { joke: first, earlier, karel: other, bram: volunteer } as typeof readers;
  });
  afterAll(() => desk?.close());

  /** What stands in the case and may not leave with a bundle: where she stays, how she is reached, who must not know. */
  const secret = { stays: canary('verblijf'), way: canary('weg'), when: canary('wanneer'), whoNot: canary('wieniet') };
  /** What is in the document itself: whoever does not find this in the bundle does not look inside. */
  const written = canary('tekst');

  async function bundle(): Promise<{ at: string; reference: string; consent: string }> {
    const { joke, bram } = desk.world.people;
    const { reference, consent } = await desk.world.as(joke, async (visit) => {
      const rules = { when: secret.when, askFor: '', leaveMessage: 'no', mustNotKnow: secret.whoNot } as const;
      const made = await openNewCase(visit, {
        ...ordinaryCase({ contactRules: rules }),
        contact: { ways: [{ kind: 'through-someone', value: secret.way }], staysAt: secret.stays },
      });
      await assignVolunteerTo(visit, made.reference, bram.id);
      const open = await openCase(visit, made.reference, 'core', 'case.write');
      if (!open) throw new Error('The case does not open.');
      const told = { purpose: 'bundle', receiver, organisation: null, from: today().toString(), text: 'Ja.' } as const;
      const until = today().add({ days: 30 }).toString();
      const given = { ...told, until, how: 'spoken', language: null, interpreter: false } as const;
      return { reference: made.reference, consent: await addConsent(open, given) };
    });
    const file = `/clients/${reference}`;
    const places = new URLSearchParams({ _csrf: readers.joke.csrf, _key: newId(), consent });
    const papers = [
      ['brief.pdf', await letterPdf('Een brief\fTweede bladzijde')],
      ['brief.txt', Buffer.from(`Geachte mevrouw,\n${written}\n`)],
    ] as const;
    for (const [at, [name, bytes]] of papers.entries()) {
      const { location } = await readers.bram.upload(`${file}/dossier/new`, bytes, { name });
      const details = { kind: 'medical', title: `Stuk ${at}`, date: '2024', issuer: 'Praktijk', original: 'client' };
      await readers.bram.post(location, { _version: '1', ...details });
      const id = location.split('/').at(-1) ?? '';
      places.append('pick', id);
      places.append(`place-${id}`, String(at + 1));
    }
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const chosen = await readers.joke.send(`${file}/bundles`, { method: 'POST', headers, body: places.toString() });
    const made = await readers.joke.post(`${chosen.location}/making`, { _version: '1', password: joke.password });
    expect(made.location).toBe(chosen.location);
    return { at: chosen.location, reference, consent };
  }
  const told = (inside: string, words: readonly string[]) =>
    words.filter((word) => inside.toLowerCase().includes(word.toLowerCase()));

  it('is read in whichever way it is packed: what the search below does not find is not there', async () => {
    const word = Buffer.from(written);
    const wide = Buffer.from(`\u0001${written}`, 'utf16le').swap16();
    const pdf = (stream: Buffer) =>
      Buffer.concat([Buffer.from('1 0 obj <</Length 9>>\nstream\r\n'), stream, Buffer.from('\nendstream endobj')]);
    const zip = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(26), deflateRawSync(pdf(deflateSync(word)))]);
    for (const [how, bytes] of Object.entries({
      plain: word,
      stream: pdf(deflateSync(word)),
      'stream in a stream': pdf(deflateSync(pdf(deflateSync(word)))),
      wide: pdf(deflateSync(wide)),
      hexadecimal: pdf(deflateSync(Buffer.from(`<feff${wide.toString('hex')}>`))),
      zip,
      gzip: gzipSync(zip),
    }))
      expect([how, told(await everythingInside(bytes), [written])]).toEqual([how, [written]]);
  });

  it('has the words of its documents, and nothing of where and how the client is reached', async () => {
    const { at } = await bundle();
    const file = await readers.joke.post(`${at}/file`, { password: desk.world.people.joke.password });
    const inside = await everythingInside(file.bytes);
    expect([told(inside, [written, receiver]), told(inside, Object.values(secret))]).toEqual([[written, receiver], []]);
  });

  it('comes out by no address after consent was taken back, packed or not, to no session', async () => {
    const { at, reference, consent } = await bundle();
    const { password } = desk.world.people.joke;
    const file = await readers.joke.post(`${at}/file`, { password });
    // A piece from within the file: it stands in no other answer.
    const piece = file.bytes.subarray(file.bytes.length >> 1, (file.bytes.length >> 1) + 64);
    expect(piece).toHaveLength(64);
    const back = await readers.joke.post(`/clients/${reference}/consents/${consent}/ending`, {
      _version: '1',
      how: 'spoken',
    });
    expect(back.status).toBe(303);
    const filled = (path: string) =>
      path
        .replace(':reference', reference)
        .replace(':number', '1')
        .replace(/:[a-z]+/g, at.split('/').at(-1) ?? '');
    const found: string[] = [];
    let asked = 0;
    for (const [who, reader] of Object.entries(readers))
      for (const { method, path } of routes) {
        await desk.rows('delete from naast.throttle');
        const answer =
          method === 'GET'
            ? await reader.get(filled(path))
            : await reader.post(filled(path), { _version: '2', _key: newId(), password });
        asked += 1;
        const inside = await everythingInside(answer.bytes);
        if (answer.bytes.includes(piece) || told(inside, [written]).length > 0) found.push(`${who} ${method} ${path}`);
      }
    expect(found).toEqual([]);
    expect(asked).toBeGreaterThan(40);
  });
});
