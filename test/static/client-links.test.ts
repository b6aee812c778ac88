import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Channel, channels } from '#app/service/cases/contact-rule/contact-rule.ts';

/** Links that ring, mail or message. Whoever adds one says here whom it reaches; a client by one door only. */
const links = /(?:tel|sms|smsto|mailto|whatsapp|facetime|callto):|wa\.me\/|t\.me\//;
const written: Readonly<Record<string, string>> = {
  'src/platform/web/parts/telephone.view.tsx': 'the part that draws a number; who uses it stands below',
  'src/platform/web/parts/contact.view.tsx': 'the service itself',
  'src/service/public-pages/parts.view.tsx': '112',
  'src/service/public-pages/facts.view.tsx': 'organisations of the directory',
  'src/service/public-pages/not-set-up.view.tsx': '112',
  'src/service/public-pages/text.view.tsx': 'numbers in public texts',
  'src/service/public-pages/marked-text.ts': 'numbers in public texts',
  'src/service/intake/public.view.tsx': '112',
  'src/service/page-desk/pages.pages.tsx': 'numbers in public texts',
  'src/operations/gallery/ways-examples.view.tsx': '112',
};
const numbers: Readonly<Record<string, string>> = {
  'src/platform/web/parts/telephone.view.tsx': 'the part itself',
  'src/platform/web/parts/index.ts': 'the part itself',
  'src/platform/web/parts/contact.view.tsx': 'the service, 112, police',
  'src/service/cases/contact/client-ways.view.tsx': 'the client: asks the rule of contact',
  'src/service/cases/around/around-section.view.tsx':
    'who stands around a client; who is near asks the rule (mayNotCallNow)',
  'src/service/cases/case-page/client-facts.view.tsx': 'the lawyer',
  'src/service/cases/client/team-numbers.view.tsx': 'colleagues',
  'src/service/cases/contact/stopped.view.tsx': 'the volunteer whom a coordinator rings after a stop',
  'src/service/cases/interpreters/interpreters-page.view.tsx': 'telephone interpreters, signed by the leader',
  'src/service/people/person.view.tsx': 'a colleague',
  'src/service/home/access-notices.view.tsx': 'the service, for a colleague',
  'src/service/home/suspended-start.view.tsx': 'a colleague',
  'src/service/public-pages/facts.view.tsx': 'organisations of the directory',
  'src/service/directory/checking.view.tsx': 'organisations of the directory',
  'src/service/directory/entry.view.tsx': 'organisations of the directory',
  'src/operations/gallery/case-examples.view.tsx': 'invented',
};

async function sources(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true });
  return found.filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name)).map((name) => join(folder, name));
}

test('no link rings or writes to a client but the one that asks the rule of contact', async () => {
  const files = await sources('src');
  expect(files.length).toBeGreaterThan(500);
  const texts = await Promise.all(files.map(async (file) => ({ file, text: await readFile(file, 'utf8') })));
  const found = (what: RegExp) => texts.filter(({ text }) => what.test(withoutComments(text))).map(({ file }) => file);
  expect(found(links).filter((file) => !(file in written))).toEqual([]);
  expect(found(/\bTelephoneLink\b/).filter((file) => !(file in numbers))).toEqual([]);
  // Whoever was taken off must not stay allowed.
  expect(Object.keys(written).filter((file) => !found(links).includes(file))).toEqual([]);
  expect(Object.keys(numbers).filter((file) => !found(/\bTelephoneLink\b/).includes(file))).toEqual([]);
});

test('and the client’s own ways are drawn in that place alone', async () => {
  const texts = await Promise.all(
    (await sources('src')).map(async (file) => [file, await readFile(file, 'utf8')] as const),
  );
  const drawn = texts.filter(([, text]) => /<ClientWays\b/.test(text)).map(([file]) => file);
  expect(drawn.toSorted()).toEqual([
    'src/service/cases/contact/calling.pages.tsx',
    'src/service/cases/contact/contact.pages.tsx',
  ]);
  const ways = await readFile('src/service/cases/contact/client-ways.view.tsx', 'utf8');
  expect(ways.indexOf('contactAnswer(rules, channel, at)')).toBeGreaterThan(0);
  expect(ways.indexOf('contactAnswer(rules, channel, at)')).toBeLessThan(ways.indexOf('<TelephoneLink'));
});

/** Comments may speak of links. */
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

/**
 * Everything by which something goes out to a client, or stays with her, by the channel of the rule of contact; and where it is
 * asked. What has no place of its own goes out nowhere: whoever makes one writes it here.
 */
const outgoing: Readonly<Record<Channel, readonly (readonly [file: string, asks: string])[]>> = {
  call: [
    ['src/service/cases/contact/client-ways.view.tsx', 'contactAnswer(rules, channel, at)'],
    ['src/service/cases/contact/calling.pages.tsx', 'contactAnswer(rules, by, at)'],
  ],
  text: [['src/service/cases/contact/message.pages.tsx', "contactAnswer(header.contactRules, 'text', at)"]],
  mail: [['src/service/cases/contact/client-ways.view.tsx', "mail: 'mail'"]],
  someone: [['src/service/cases/contact/client-ways.view.tsx', "'through-someone': 'someone'"]],
  card: [
    ['src/service/cases/client/on-paper.view.tsx', "givenTo(header, 'card')"],
    ['src/service/letters/letter-copy.pages.tsx', '<PaperForClient header={header}>'],
    ['src/service/procedures/map/map.pages.tsx', '<PaperForClient header={header}>'],
    ['src/service/procedures/appointments/card.pages.tsx', "givenTo(header, 'card')"],
    ['src/service/emergency-access/accesses.pages.tsx', '<PaperForClient header={header}>'],
  ],
  calendar: [
    ['src/service/cases/client/card.ts', 'contactAnswer(contactRules, as,'],
    ['src/service/procedures/appointments/calendar-entry.pages.tsx', "givenTo(header, 'calendar')"],
  ],
  // The program writes no letter to a client and has no page of hers yet.
  letter: [],
  page: [],
};
/** Papers for colleagues, authorities and other organisations; and of a public entry, which names no client. */
const otherPapers = [
  'src/platform/web/parts/print.view.tsx',
  'src/platform/web/parts/index.ts',
  'src/service/reporting/reporting.pages.tsx',
  'src/service/reporting/figures.pages.tsx',
  'src/service/referrals/hand-over-paper.view.tsx',
  'src/service/letters/letter-page.view.tsx',
  'src/service/audit-log/audit-log.pages.tsx',
  'src/service/approval-desk/review-print.view.tsx',
  'src/service/directory/paper.view.tsx',
  'src/operations/gallery/examples.view.tsx',
  'src/service/people/first-hour.view.tsx',
  'src/service/people/invite.view.tsx',
  'src/service/people/printed-shares.view.tsx',
];
/** What is printed for a client, with the page that asks before it. */
const clientPapers: Readonly<Record<string, string>> = {
  'src/service/letters/letter-copy.view.tsx': 'src/service/letters/letter-copy.pages.tsx',
  'src/service/procedures/map/paper-map.view.tsx': 'src/service/procedures/map/map.pages.tsx',
  'src/service/procedures/appointments/card.view.tsx': 'src/service/procedures/appointments/card.pages.tsx',
  'src/service/emergency-access/accesses.pages.tsx': 'src/service/emergency-access/accesses.pages.tsx',
};

test('every way out to a client asks the one rule of contact, and none is left out of this list', async () => {
  expect(Object.keys(outgoing).toSorted()).toEqual([...channels].toSorted());
  for (const [channel, places] of Object.entries(outgoing))
    for (const [file, asks] of places)
      expect([channel, file, (await readFile(file, 'utf8')).includes(asks)]).toEqual([channel, file, true]);
  const printing: string[] = [];
  for (const file of await sources('src'))
    if (/\bPrintButton\b/.test(await readFile(file, 'utf8'))) printing.push(file);
  expect(printing.toSorted()).toEqual([...otherPapers, ...Object.keys(clientPapers)].toSorted());
  const asked = outgoing.card.map(([file]) => file);
  for (const page of Object.values(clientPapers)) expect(asked).toContain(page);
  // Nothing is mailed to a client: the mail server gets addresses of mailboxes of ours and of volunteers only.
  for (const file of await sources('src/platform/jobs'))
    expect(await readFile(file, 'utf8')).not.toContain('safeContact');
});
