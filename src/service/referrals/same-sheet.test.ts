import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { Parser } from 'htmlparser2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { longDate, today } from '#app/platform/language/index.ts';
import { hiddenField } from '#app/service/cases/testing-visitor.ts';
import { parts } from './referrals.ts';
import { type ReferralInstallation, referralInstallation } from './testing.ts';

let desk: ReferralInstallation;
beforeAll(async () => {
  desk = await referralInstallation();
});
afterAll(() => desk?.world.close());

/** Every label with its text, line by line, of the list that begins on the page after `from`; nothing is left out. */
function listOf(page: string, from: string): string[] {
  const begin = page.indexOf('<dl', page.indexOf(from));
  const texts: string[] = [];
  const parser = new Parser({
    onopentagname(name) {
      if (name === 'dt' || name === 'dd' || name === 'span') texts.push('');
    },
    ontext(text) {
      texts.push((texts.pop() ?? '') + text);
    },
  });
  parser.end(page.slice(begin, page.indexOf('</dl>', begin)));
  return texts.filter((text) => text !== '');
}

/** All that stands on the paper, with its lines as one; the buttons below it are for the screen. */
function wholePaper(page: string): string[] {
  const [article = ''] = /<article.*?<\/article>/s.exec(page) ?? [];
  const read = article.replace(/<dl.*<\/dl>/s, '|').replace(/<(button|a) .*$/s, '');
  return read
    .split(/<[^>]*>/)
    .map((text) => text.trim())
    .filter(Boolean);
}

describe('the sheet of a referral', () => {
  test('is the same text before it goes, on paper and in the file for the receiver, to the last line: whom to answer', async () => {
    const { bram, joke, client, draft, agree, send } = desk;
    const file = await client();
    await agree(file);
    const question = 'Kunnen jullie helpen met het loon?\nZij werkte “zwart” & wacht sinds maart <op geld>.';
    const at = await draft(file, { question, parts: [...parts] });
    const preview = await joke.get(`${at}/preview`);
    const onScreen = listOf(preview.body, 'off-paper stack close');
    const before = await joke.get(`${at}/sheet`);
    expect((await send(at)).status).toBe(303);
    const after = await joke.get(`${at}/sheet`);
    const identity = await generateX25519Identity();
    const sealed = await joke.take(`${at}/encrypted`, {
      key: await identityToRecipient(identity),
      compared: 'yes',
      password: desk.world.people.joke.password,
    });
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const inFile = (await decrypter.decrypt(sealed, 'text')).split(/\r?\n/).filter((line) => line !== '');

    expect(onScreen).toEqual(expect.arrayContaining(['Zij werkte “zwart” & wacht sinds maart <op geld>.', 'Selam']));
    expect(onScreen.slice(-2)).toEqual(['Antwoord aan', 'coördinator, regio Utrecht, 030 555 01 02']);
    for (const paper of [before, after]) {
      expect(listOf(paper.body, '<article')).toEqual(onScreen);
      // Around the lines the paper has a head that names nobody, its day, and how to keep it.
      expect(wholePaper(paper.body)).toEqual([expect.any(String), longDate(today(), 'nl'), '|', expect.any(String)]);
    }
    expect(inFile).toEqual(onScreen);
    // What a volunteer reads with the client is the same; and what was seen is what may go.
    expect(hiddenField(preview.body, 'mark')).toMatch(/^[0-9a-f]{64}$/);
    const other = await draft(file, { question, parts: parts.filter((part) => part !== 'reach') });
    const shown = [await bram.get(`${other}/preview`), await joke.get(`${other}/preview`)];
    const [hers, theirs] = shown.map(({ body }) => listOf(body, 'off-paper stack close'));
    expect(hers).toEqual(theirs);
    expect(hers?.at(-1)).toBe(onScreen.at(-1));
  });
});
