import { z } from 'zod';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { together } from '#app/platform/database/index.ts';
import { today } from '#app/platform/language/index.ts';
import { always, sealedDocument } from '#app/platform/sealed-documents/index.ts';
import { askAgainOn, type ContactChoices } from '../contact-rule/index.ts';
import {
  type ContactRules,
  headerIfThere,
  ownName,
  readHeader,
  saveHeader,
  type VersionedHeader,
  writeRecord,
} from '../records/index.ts';
import { addTask, raiseWorry, renewNextDue, type TaskKind, tasks } from '../tasks/index.ts';

/** Tasks that choosing the rule answers. */
const asking: readonly TaskKind[] = ['ask-contact-rule', 'choose-contact-rule'];
/** The task that a stop lays before the coordinators: while it is open the stop stands on their first page. */
export const stopKind = 'safe-again' satisfies TaskKind;
/** There is time to ask it at the next talk; until then nothing arrives by itself anyway. */
const daysToChoose = 14;

/** What the timeline tells of reaching a client. */
export const contactToldKind = 'contact-told';
export const outsideReasons = ['client-asked', 'danger', 'appointment-today'] as const;
export const contactToldSchema = z.discriminatedUnion('act', [
  sealedDocument({ act: always(z.literal('chosen')) }),
  sealedDocument({ act: always(z.literal('not-safe')) }),
  sealedDocument({ act: always(z.literal('safe-again')) }),
  sealedDocument({ act: always(z.literal('outside-hours')), reason: always(z.enum(outsideReasons)) }),
  sealedDocument({ act: always(z.literal('sent')), which: always(z.string().max(40)) }),
]);
export type ContactTold = z.infer<typeof contactToldSchema>;

export const tellContact = (open: OpenCase, told: ContactTold): Promise<string> =>
  writeRecord(open, { kind: contactToldKind, content: { ...told } });

/** Saves what was chosen with the client, if it is still the version that was seen; and asks again in four weeks. */
export async function chooseContactRule(
  open: OpenCase,
  { header: before, version }: VersionedHeader,
  chosen: Pick<ContactRules, 'askFor' | 'leaveMessage'> & { choices: ContactChoices },
): Promise<'saved' | 'stale'> {
  const header = { ...before, contactRules: { ...before.contactRules, ...chosen } };
  if ((await saveHeader(open, header, version)) === 'stale') return 'stale';
  await tellContact(open, { act: 'chosen' });
  await askAgain(open, askAgainOn(chosen.choices.askedOn));
  return 'saved';
}

/**
 * A case in which nobody chose yet gets one task to do so, with the first report or the first number that is asked for; never a
 * second one, also when somebody put it away. One that a colleague closed while the report was written asks nothing more.
 */
export async function askToChoose(open: OpenCase): Promise<void> {
  if (!(await mustChoose(open))) return;
  const day = today().add({ days: daysToChoose }).toString();
  await addTask(open, { kind: 'choose-contact-rule', letter: null, day, time: null, place: null, term: null });
  await renewNextDue(open.visit, open.caseId);
}

/** Did nobody choose yet, and was nobody asked to? */
export async function mustChoose(open: OpenCase): Promise<boolean> {
  const [mine, asked] = await together([headerIfThere(open), tasks.list(open, { kind: 'choose-contact-rule' })]);
  return mine !== null && mine.header.contactRules.choices === undefined && asked.length === 0;
}

/** One task to ask again, in place of those that this answers. */
async function askAgain(open: OpenCase, day: string): Promise<void> {
  await tickOff(open, asking);
  await addTask(open, { kind: 'ask-contact-rule', letter: null, day, time: null, place: null, term: null });
  await renewNextDue(open.visit, open.caseId);
}

/** Closes the open tasks of these kinds, in the name of whoever did what they ask. */
async function tickOff(open: OpenCase, kinds: readonly TaskKind[]): Promise<void> {
  const change = {
    at: Temporal.Now.instant().toString({ smallestUnit: 'millisecond' }),
    by: open.visit.person.id,
    name: await ownName(open.visit),
    state: 'done' as const,
    reason: null,
  };
  for (const { id, version, kind, document } of await tasks.list(open, { kind: kinds, state: 'open' }))
    await tasks.change(
      open,
      { id, version },
      {
        act: 'changed',
        document: { ...document, changes: [...document.changes, change] },
        told: { object: kind },
        clear: { state: 'done' },
      },
    );
}

/** No contact is safe now: stops everything, whatever somebody else is changing, and lays it before the coordinator. */
export async function stopContact(open: OpenCase, words: string): Promise<void> {
  const name = await ownName(open.visit);
  const since = Temporal.Now.instant().toString({ smallestUnit: 'millisecond' });
  if (!(await setNotSafe(open, { since, name }))) return;
  const noteId = await tellContact(open, { act: 'not-safe' });
  await raiseWorry(open, { noteId, by: name, text: words });
  const task = { letter: null, day: today().toString(), time: null, place: null, term: null };
  await addTask(open, { kind: stopKind, ...task });
  await renewNextDue(open.visit, open.caseId);
}

/**
 * A coordinator says that contact is safe again, after the stop that was seen; the rule that was chosen holds anew. 'stale' when
 * somebody stopped it once more since: nobody lifts what they did not see.
 */
export async function contactIsSafe(open: OpenCase, since: string): Promise<'saved' | 'stale'> {
  if (await setNotSafe(open, null, since)) {
    await tellContact(open, { act: 'safe-again' });
    await tickOff(open, [stopKind]);
    await renewNextDue(open.visit, open.caseId);
  }
  const { contactRules } = (await readHeader(open)).header;
  return (contactRules.notSafe ?? null) === null ? 'saved' : 'stale';
}

/** False when it was so already. Whoever saves at the same moment is waited for. */
async function setNotSafe(open: OpenCase, notSafe: ContactRules['notSafe'], lifts?: string): Promise<boolean> {
  for (;;) {
    const { header, version } = await readHeader(open);
    const { contactRules } = header;
    if (lifts !== undefined && contactRules.notSafe?.since !== lifts) return false;
    if (((contactRules.notSafe ?? null) === null) === (notSafe === null)) return false;
    const changed = { ...header, contactRules: { ...contactRules, notSafe } };
    if ((await saveHeader(open, changed, version)) === 'saved') return true;
  }
}
