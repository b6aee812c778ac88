import type { Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import { type ClientLine, listClients, messagesOfFirstPage, ownDrafts } from '#app/service/cases/index.ts';
import { type LetterWaiting, lettersWaiting } from '#app/service/letters/index.ts';
import { type DueLine, type DueNotice, dueList, isFatalLine, noticesOf } from '#app/service/procedures/index.ts';

/** A volunteer's clients with what is due, what is half written, and what is new. */
export interface OwnClients {
  lines: readonly ClientLine[];
  due: readonly DueLine[];
  /** Appointments whose day is still to come, however much else there is. */
  toCome: readonly DueLine[];
  drafts: ReadonlySet<string>;
  letters: readonly LetterWaiting[];
  notices: readonly DueNotice[];
  /** What coordinators answered and this volunteer did not mark as read. */
  messages: Awaited<ReturnType<typeof messagesOfFirstPage>>;
}

/** What a volunteer needs to know about one client, in three parts. */
export interface ClientToday {
  reference: string;
  appointment: DueLine | null;
  promised: readonly DueLine[];
  /** Appointments whose day is still to come. */
  toCome: readonly DueLine[];
  /** Appointments that are over and about which nothing was written down. */
  past: readonly DueLine[];
  letters: readonly LetterWaiting[];
  hasDraft: boolean;
  notices: readonly DueNotice[];
}

/** So much of what is due is told on a volunteer's first page, the first day first. */
const mostDue = 100;

/** Gathers a volunteer's clients with the same functions that the lists use. */
export async function ownClients(visit: Visit): Promise<OwnClients> {
  const { lines } = await listClients(visit, { status: 'open', withoutVolunteer: false, page: 1 });
  return {
    lines,
    due: lines.length === 0 ? [] : (await dueList(visit, 'all', { size: mostDue })).lines,
    toCome: lines.length === 0 ? [] : (await dueList(visit, 'toCome')).lines,
    drafts: new Set((await ownDrafts(visit)).map(({ reference }) => reference)),
    letters: await lettersWaiting(visit),
    notices: await noticesOf(visit),
    messages: await messagesOfFirstPage(visit),
  };
}

/** So many of what was promised are on the first page; the others are a link away. */
const promisedShown = 3;

/** The first of what was promised; the first day after which it is too late is among them, whatever else has a day before it. */
export function promisedFirst({ promised }: Pick<ClientToday, 'promised'>): readonly DueLine[] {
  const first = promised.slice(0, promisedShown);
  const fatal = promised.find(isFatalLine);
  return fatal === undefined || first.includes(fatal) ? first : [...first.slice(0, -1), fatal];
}

const isToCome = ({ task, day }: DueLine) => task?.kind === 'appointment' && day === null;

/** The three parts of one client: the next appointment, what was promised, what is still to be written down. */
export function clientToday(own: OwnClients, reference: string, now = today().toString()): ClientToday {
  const due = own.due.filter((line) => line.reference === reference);
  const appointments = due.filter(({ task }) => task?.kind === 'appointment');
  const appointment = appointments.find(({ day }) => day !== null && day >= now) ?? null;
  const past = appointments.filter(({ day }) => day !== null && day < now);
  const toCome = own.toCome.filter((line) => line.reference === reference);
  return {
    reference,
    appointment,
    promised: due.filter((line) => line !== appointment && !past.includes(line) && !isToCome(line)),
    toCome,
    past,
    letters: own.letters.filter((one) => one.reference === reference),
    hasDraft: own.drafts.has(reference),
    notices: own.notices.filter((one) => one.reference === reference),
  };
}
