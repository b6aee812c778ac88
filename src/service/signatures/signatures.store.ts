import {
  alteredSubjects,
  appearanceSubject,
  contactSaying,
  contactSubject,
  fromHereOn,
  intakeMailboxKey,
  intakeMailboxRow,
  intakeMailboxSaying,
  interpreterLinesSubject,
  organisationSubject,
  pageSubject,
  readAllWords,
  regionSaying,
  type SignatureState,
  type Signed,
  type SignedWords,
  signWords,
  type WordKind,
  wordKinds,
} from '#app/platform/access/public-words/index.ts';
import type { Saying } from '#app/platform/access/statements/index.ts';
import { namesOf } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { canonical } from '#app/platform/vault/index.ts';
import { standingApprovals } from '#app/service/approvals/index.ts';
import { entrySaying, writtenEntries } from '#app/service/directory/index.ts';
import { type ContactSettings, contactRow } from '#app/service/people/index.ts';
import { contents } from '#app/service/public-pages/index.ts';

/** Something that visitors read or are helped by, and how it stands with its signature. */
export interface SignedSubject {
  kind: WordKind;
  subject: string;
  /** Its name for a colleague; null for the contact details. */
  name: string | null;
  href: string;
  /** As its row stands. */
  saying: Saying;
  said: SignatureState;
  /** Is its row what was signed? */
  fits: boolean;
}

export interface Signatures {
  contact: ContactSettings;
  /** From before signatures: counts as it stands until the leader signs it. */
  before: readonly SignedSubject[];
  /** Its row was changed past everybody who may, or an older state was put back. */
  wrong: readonly SignedSubject[];
  /** Signed by a colleague who has left: it stays shown. */
  ofDeparted: readonly (SignedSubject & { by: string })[];
}

/** All public words, by what has to be done about them. */
export async function signatures(visit: Visit): Promise<Signatures> {
  const words = await allWords(visit);
  const gone = await departed(visit, words);
  const names = await namesOf(visit.db, visit.keys, gone);
  return {
    contact: await contactRow(visit),
    before: words.filter(({ said }) => said.state === 'before'),
    wrong: words.filter(({ said, fits }) => said.state === 'refused' || (said.state === 'signed' && !fits)),
    ofDeparted: words.flatMap((word) => {
      const { said, fits } = word;
      const signer = said.state === 'signed' && fits ? said.signer : null;
      return signer !== null && gone.includes(signer) ? [{ ...word, by: names.get(signer) ?? '' }] : [];
    }),
  };
}

/** How many of them wait for the leader. */
export async function signaturesWaiting(visit: Visit): Promise<number> {
  const words = await allWords(visit);
  const gone = await departed(visit, words);
  const waits = ({ said, fits }: SignedSubject) =>
    said.state !== 'signed' || !fits || (said.signer !== null && gone.includes(said.signer));
  return words.filter(waits).length;
}

/**
 * Signs everything from before as it stands, and that from here on only what is signed counts. Once: afterwards a row
 * that nobody signed is shown to nobody. False when no certificate vouches for the leader.
 */
export async function signFromBefore(visit: Visit): Promise<boolean> {
  const { before } = await signatures(visit);
  if (before.length === 0) return true;
  const markers = wordKinds.map((kind): Saying => ({ kind, subject: fromHereOn, content: { signed: true } }));
  if (!(await signWords(visit, [...before.map(({ saying }) => saying), ...markers]))) return false;
  visit.journal.note({ action: 'words.signed', object: 'from-before', count: before.length });
  return true;
}

/** Signs in the leader's name what colleagues signed who have left, as they signed it. */
export async function signOfDeparted(visit: Visit): Promise<boolean> {
  const { ofDeparted } = await signatures(visit);
  const sayings = ofDeparted.map(({ saying }) => saying);
  if (!(await signWords(visit, sayings))) return false;
  if (ofDeparted.length > 0)
    visit.journal.note({ action: 'words.signed', object: 'of-departed', count: ofDeparted.length });
  return true;
}

async function allWords(visit: Visit): Promise<SignedSubject[]> {
  const known = await readAllWords(visit.db, { pins: visit.keys.pins });
  const rows: Record<WordKind, Row[]> = {
    'contact.setting': await contactRows(visit, known['contact.setting']),
    region: await regionRows(visit),
    'directory.entry': await entryRows(visit),
    approval: await approvalRows(visit),
    // It stands in the statement alone: there is no row that could differ.
    suspension: [],
    page: await pageRows(visit, known.page),
    'limit.reading': await lawRows(visit, 'limit.reading', known['limit.reading']),
    'decree-day': await lawRows(visit, 'decree-day', known['decree-day']),
  };
  return wordKinds.flatMap((kind) =>
    rows[kind].map((row) => {
      const said = hasNoRow.includes(kind) ? saidWithoutRow(known[kind], row) : known[kind].of(row.saying.subject);
      const fits = said.state === 'signed' && canonical(said.content) === canonical(row.saying.content);
      return { ...row, kind, subject: row.saying.subject, said, fits };
    }),
  );
}

type Row = Pick<SignedSubject, 'name' | 'href' | 'saying'>;

async function contactRows(visit: Visit, words: SignedWords): Promise<Row[]> {
  const settings = await contactRow(visit);
  const mailbox = await intakeMailboxRow(visit.db);
  const said = words.signed.get(organisationSubject);
  const lines = words.signed.get(interpreterLinesSubject);
  const looks = words.signed.get(appearanceSubject);
  // An installation in its first hour has nothing to sign yet.
  const isEmpty = Object.values(settings).every((value) => value === null);
  const contact = { name: null, href: '/contact-settings', saying: contactSaying(settings) };
  const intake = { name: null, href: '/teams/intake', saying: intakeMailboxSaying(mailbox) };
  return [
    ...(isEmpty && !words.signed.has(contactSubject) ? [] : [contact]),
    ...(said === undefined ? [] : [{ name: null, href: '/who-we-are', saying: sayingAs(organisationSubject, said) }]),
    ...(lines === undefined
      ? []
      : [{ name: null, href: '/interpreter-lines', saying: sayingAs(interpreterLinesSubject, lines) }]),
    ...(looks === undefined ? [] : [{ name: null, href: '/appearance', saying: sayingAs(appearanceSubject, looks) }]),
    ...(mailbox === null && !words.signed.has(intakeMailboxKey) ? [] : [intake]),
  ];
}

/** Who we are, who interprets by telephone, and the looks of the pages have no row beside their statement. */
const sayingAs = (subject: string, { content }: Signed): Saying => ({ kind: 'contact.setting', subject, content });

async function regionRows(visit: Visit): Promise<Row[]> {
  const rows = await visit.db.selectFrom('region').selectAll().orderBy('name').execute();
  return rows.map((row) => ({ name: row.name, href: `/regions/${row.id}`, saying: regionSaying(row.id, row) }));
}

async function entryRows(visit: Visit): Promise<Row[]> {
  return (await writtenEntries(visit)).map(({ code, content, checkedOn }) => ({
    name: content.name,
    href: `/directory/${code}`,
    saying: entrySaying(code, content, checkedOn),
  }));
}

async function approvalRows(visit: Visit): Promise<Row[]> {
  return (await standingApprovals(visit)).map(({ name: { kind, key }, saying }) => ({
    name: key,
    href: kind === 'procedure' ? `/procedures/${key}#approval` : `/approvals/${kind}/${key}`,
    saying,
  }));
}

/** Pages that a leader edited: as they were signed, and those of which the database holds something else. */
async function pageRows(visit: Visit, { signed }: SignedWords): Promise<Row[]> {
  const altered = await alteredSubjects(visit.db, 'page', signed, visit.keys.pins.root);
  return Object.values(contents)
    .flat()
    .flatMap(({ slug, lang, heading }) => {
      const subject = pageSubject(slug, lang);
      const said = signed.get(subject);
      if (said === undefined && !altered.has(subject)) return [];
      const content = altered.has(subject) ? null : (said?.content ?? null);
      return {
        name: heading,
        href: `/public-pages/${slug}/${lang}`,
        saying: { kind: 'page' as const, subject, content },
      };
    });
}

/** Readings and decree days from a screen, as they were signed. */
async function lawRows(visit: Visit, kind: 'limit.reading' | 'decree-day', { signed }: SignedWords): Promise<Row[]> {
  const altered = await alteredSubjects(visit.db, kind, signed, visit.keys.pins.root);
  return [...new Set([...signed.keys(), ...altered])].map((subject) => {
    const content = altered.has(subject) ? null : (signed.get(subject)?.content ?? null);
    return { name: null, href: '/added-law', saying: { kind, subject, content } };
  });
}

/** What stands in its statement alone: nothing of it is from before signatures. */
const hasNoRow: readonly WordKind[] = ['page', 'limit.reading', 'decree-day'];

function saidWithoutRow(words: SignedWords, { saying }: Row): SignatureState {
  const said = words.of(saying.subject);
  return said.state === 'before' ? { state: 'refused' } : said;
}

/** Signers who are not here any more. */
async function departed(visit: Visit, words: readonly SignedSubject[]): Promise<string[]> {
  const signers = [...new Set(words.flatMap(({ said }) => (said.state === 'signed' ? (said.signer ?? []) : [])))];
  if (signers.length === 0) return [];
  const gone = await visit.db
    .selectFrom('person')
    .select('id')
    .where('id', 'in', signers)
    .where('status', '=', 'ended')
    .execute();
  return gone.map(({ id }) => id);
}
