import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { ownName } from '#app/service/cases/index.ts';
import { putLetterBack, takeLetterBack, takeProofBack } from '#app/service/procedures/index.ts';
import type { LetterDocument } from './letter-document.ts';
import { type KeptLetter, listLetters, writeLetter } from './letters.store.ts';

/**
 * Sets a letter aside. One that was confirmed takes its event, its limits and its tasks with it; a fatal day of it
 * stays in force until a second person has looked. 'stale' when somebody else decided in between.
 */
export async function setLetterAside(
  open: OpenCase,
  letter: KeptLetter,
  seen: number,
  reason: string,
): Promise<'saved' | 'stale'> {
  const { visit } = open;
  if (letter.state === 'set-aside') return 'stale';
  const setAside = { by: visit.person.id, name: await ownName(visit), at: new Date().toISOString(), reason };
  const document: LetterDocument = { ...letter.document, setAside };
  const saved = await writeLetter(open, letter, seen, { state: 'set-aside', document });
  if (saved === 'stale') return saved;
  if (document.confirmation !== null) {
    const others = whatTheyTell(await listLetters(open));
    await takeLetterBack(open, { letter: letter.id, broughtAt: document.uploadedAt, reason, others });
  }
  await takeProofBack(open, { kind: 'letter', id: letter.id }, reason);
  return 'saved';
}

/** What the letters that stand tell: the same decision can come by two of them. */
function whatTheyTell(letters: readonly KeptLetter[]) {
  const told = letters.flatMap(({ id, state, document: { confirmation } }) =>
    state === 'confirmed' && confirmation !== null ? [{ id, ...confirmation }] : [],
  );
  return {
    events: new Map(told.flatMap(({ id, event }) => (event === null ? [] : [[event.id, id] as const]))),
    limits: new Set(told.flatMap(({ limits }) => limits.flatMap(({ limit }) => limit ?? []))),
  };
}

/** Puts a letter back that was set aside by mistake; one that was confirmed with everything that went with it. */
export async function putBack(open: OpenCase, letter: KeptLetter, seen: number): Promise<'saved' | 'stale'> {
  const { setAside, confirmation } = letter.document;
  if (letter.state !== 'set-aside' || setAside === null) return 'stale';
  const document: LetterDocument = { ...letter.document, setAside: null };
  const state = confirmation === null ? 'read' : 'confirmed';
  const saved = await writeLetter(open, letter, seen, { state, document });
  if (saved === 'stale' || confirmation === null) return saved;
  await putLetterBack(open, { letter: letter.id, since: setAside.at, reason: setAside.reason });
  return 'saved';
}
