import { isInAnnex } from '../annex.ts';
import { enclosedHead } from '../enclosed.ts';
import type { Findings } from '../findings.ts';
import type { Letter } from '../letter.ts';
import type { Stretch } from '../stretch.ts';
import type { ClientRole, FoundStatement } from './statement.ts';
import { partyWords as words } from './wordings.ts';

/** Who the client is in this letter, to whom it is addressed and who wrote it. */
export function findParties(found: Findings): FoundStatement[] {
  if (found.letter.tokens.length === 0) return [];
  const writer = findWriter(found);
  const toLawyer = writer.value === 'lawyer' ? undefined : addressedToLawyer(found);
  const roles = findRoles(found);
  const toClient = toLawyer === undefined ? spokenTo(found.letter) : undefined;
  const sentOn = writer.value === 'lawyer' ? undefined : sentOnByLawyer(found.letter);
  return [
    { is: 'writer', ...writer },
    ...(sentOn === undefined ? [] : [{ is: 'writer', value: 'lawyer', found: sentOn } as const]),
    ...(toLawyer === undefined ? [] : [{ is: 'addressee', value: 'lawyer', found: toLawyer } as const]),
    ...(toClient === undefined ? [] : [{ is: 'addressee', value: 'client', found: toClient } as const]),
    ...roles,
  ];
}

/** An office that is known, a lawyer, or nobody who is known; a lawyer who retells a decision is a lawyer. */
function findWriter(found: Findings): { value: 'office' | 'lawyer' | 'unknown'; found: Stretch } {
  const { letter, sender } = found;
  const signed = lawyerSigns(found);
  if (sender?.code === 'LAW') return { value: 'lawyer', found: signed ?? sender.hits[0] ?? firstLine(letter) };
  if (signed !== undefined) return { value: 'lawyer', found: signed };
  if (sender !== null) return { value: 'office', found: sender.hits[0] ?? firstLine(letter) };
  return { value: 'unknown', found: firstLine(letter) };
}

/** A lawyer's name and office below it, or one who speaks of "my client", and no letter of an office enclosed. */
function lawyerSigns({ letter, sender }: Findings): Stretch | undefined {
  if (enclosedHead(letter).length > 0) return undefined;
  const signed = letter.places(words.writer.signature).find((hit) => {
    const line = letter.tokens[hit.from]?.line;
    return line !== undefined && letter.zoneOf(line) === 'close' && line.text.length <= longestSignature;
  });
  const speaks = letter.places(words.writer.lawyer)[0];
  if (signed !== undefined && (speaks !== undefined || sender === null)) return signed;
  return undefined;
}

const longestSignature = 60;

/** The lawyer's own mail above the decision of an office: it comes from both. */
function sentOnByLawyer(letter: Letter): Stretch | undefined {
  const [head] = enclosedHead(letter);
  if (head === undefined) return undefined;
  const { lines } = letter.text;
  const above = lines.slice(0, lines.indexOf(head));
  const closing = above.findLastIndex(({ text }) => closes.test(text));
  if (closing < 0) return undefined;
  return letter.places(words.writer.signature).find((hit) => {
    const line = letter.tokens[hit.from]?.line;
    return line !== undefined && above.indexOf(line) > closing && line.text.length <= longestSignature;
  });
}

const closes =
  /^\s*(?:(?:met )?(?:vriendelijke|hartelijke|collegiale) groet|groet|mvg\b|hoogachtend|(?:kind |best )?regards)/i;

/** The salutation, "uw cliënte", and the block of the address. */
function addressedToLawyer({ letter }: Findings): Stretch | undefined {
  const said = letter.places(words.addressee.lawyer)[0];
  if (said !== undefined) return said;
  return letter.places(words.addressee.block).find(({ from }) => {
    const token = letter.tokens[from];
    if (token === undefined || letter.zoneOf(token.line) !== 'head') return false;
    const before = token.line.text.slice(0, token.from);
    return (
      /^\s*(?:aan\s*:?\s*|t\.?a\.?v\.?\s*|de heer\s*|mevrouw\s*)?$/i.test(before) &&
      letter.text.lines.indexOf(token.line) > 0
    );
  });
}

/** The first "u" or "uw" of the letter itself. */
function spokenTo(letter: Letter): Stretch | undefined {
  const at = letter.tokens.findIndex(({ word, line }) => you.has(word) && letter.zoneOf(line) === 'body');
  return at < 0 ? undefined : { from: at, to: at + 1 };
}

const you = new Set('u uw je jouw jij you your'.split(' '));

const charged: ReadonlySet<ClientRole> = new Set(['convicted', 'suspect']);
const criminal: ReadonlySet<ClientRole> = new Set(['convicted', 'suspect', 'witness', 'victim']);

/** All parts that she has in a criminal case; only where she has none, what she is in another. */
function findRoles(found: Findings): FoundStatement[] {
  // A bailiff summons in civil cases, and tells of civil judgments.
  const sender = found.sender?.code;
  const isCivil = sender === 'DWR';
  const said = words.roles.flatMap(({ value, from, any, never, notAfter = [] }) => {
    const isElsewhere = from !== undefined && (sender === undefined || !from.includes(sender));
    const at =
      isElsewhere || (isCivil && charged.has(value))
        ? undefined
        : stated(found.letter, any, never, ['niet', ...notAfter]);
    return at === undefined ? [] : [{ is: 'role', value, found: at } as const];
  });
  const all = said.filter((each, at) => said.findIndex(({ value }) => value === each.value) === at);
  const accused = isCivil ? undefined : accusedByName(found.letter);
  if (accused !== undefined && !all.some(({ value }) => value === accused.value)) all.unshift(accused);
  const inCase = all.filter(({ value }) => criminal.has(value));
  return inCase.length > 0 ? inCase : all.slice(0, 1);
}

/** "In de strafzaak tegen S. Tesfamariam", in a letter to mevrouw Tesfamariam. */
function accusedByName(letter: Letter): Extract<FoundStatement, { is: 'role' }> | undefined {
  const { lines } = letter.text;
  const greeting = lines.find(({ text }) => /^\s*(?:geachte|beste)\b/i.test(text));
  const name = letter.tokens.findLast(({ line }) => line === greeting)?.word ?? '';
  if (name.length < shortestName) return undefined;
  const hit = letter.places(words.against).find(({ from }) => {
    const near = letter.tokens.slice(from, from + nameWithin);
    return near.some(({ word, sentence }) => word === name && sentence === near[0]?.sentence);
  });
  if (hit === undefined) return undefined;
  const value = letter.has(words.judged) ? 'convicted' : 'suspect';
  return { is: 'role', value, found: { from: hit.from, to: hit.to } };
}

const shortestName = 3;
const nameWithin = 8;

/** Where the letter says it, not where it asks, supposes or denies it, and not in what it says to all. */
function stated(
  letter: Letter,
  any: readonly string[],
  never: readonly string[],
  notAfter: readonly string[],
): Stretch | undefined {
  return letter.places(any, { stated: 'told' }).find((hit) => {
    const sentence = letter.text.sentences[letter.tokens[hit.from]?.sentence ?? -1];
    if (sentence === undefined || isInAnnex(letter, hit)) return false;
    // "Niet u bent verdachte", "er is tegen u aangifte gedaan"
    if (notAfter.includes(letter.tokens[hit.from - 1]?.word ?? '')) return false;
    return !letter.tokens.slice(sentence.from, sentence.to).some(({ word }) => never.includes(word));
  });
}

function firstLine(letter: Letter): Stretch {
  const first = letter.tokens[0]?.line;
  const to = letter.tokens.findIndex(({ line }) => line !== first);
  return { from: 0, to: to < 0 ? letter.tokens.length : to };
}
