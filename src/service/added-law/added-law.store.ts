import type { Selectable } from 'kysely';
import { z } from 'zod';
import {
  type DecreeDayWords,
  decreeDaySaying,
  lostSaying,
  type ReadingWords,
  readingSaying,
  readSaidLaw,
  type SaidLaw,
  signWords,
} from '#app/platform/access/public-words/index.ts';
import type { Saying } from '#app/platform/access/statements/index.ts';
import { namesOf, staffTeamId, teamRows } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { Tables } from '#app/platform/database/index.ts';
import { today } from '#app/platform/language/index.ts';
import { always, sealedDocument, sometimes } from '#app/platform/sealed-documents/index.ts';
import { newId, VaultRefusal } from '#app/platform/vault/index.ts';
import { limitDefinition } from '#app/service/deadlines/index.ts';
import { dayOfReading, earlierByAddedLaw, standingLaw } from '#app/service/limit-counting/index.ts';

const source = {
  lawyer: always(z.string()),
  source: always(z.string()),
  checkedOn: always(z.iso.date()),
};
const sourceSchema = sealedDocument(source);
/** Which lawyer said so, from which source, looked up on which day. */
export type LawSource = z.infer<typeof sourceSchema>;

const lawRows = teamRows(
  'added_law',
  // Who wrote it down, and on which day, is signed with it: no column says that somebody else did. Rows of before have neither.
  sealedDocument({ ...source, by: sometimes(z.string()), on: sometimes(z.string()) }),
);

type OfReading = Omit<ReadingWords, 'words' | 'ended'>;
type OfDay = Omit<DecreeDayWords, 'words' | 'ended'>;

/** Something that was added to the law from the screen. */
export type Added = ({ kind: 'reading' } & OfReading) | ({ kind: 'day' } & OfDay);

export type KeptAdded = Added & {
  id: string;
  ended: boolean;
  /** Null where its row is gone, or is not the one that was signed: the day counts all the same. */
  from: (LawSource & { by: string; on: string }) | null;
};

/** Everything that was added, the newest first; and whether something of it was lost. */
export async function addedToLaw(visit: Visit): Promise<{ all: KeptAdded[]; isWhole: boolean }> {
  const said = await readSaidLaw(visit.db, { pins: visit.keys.pins });
  const sources = await sourcesOf(visit, said);
  const kept = (id: string, words: string) => ({ id, from: sources.get(`${id} ${words}`) ?? null });
  const readings = [...said.readings].map(([id, { words, ...one }]) => ({
    kind: 'reading' as const,
    ...one,
    ...kept(id, words),
  }));
  const days = [...said.days].map(([id, { words, ...one }]) => ({ kind: 'day' as const, ...one, ...kept(id, words) }));
  return { all: [...readings, ...days].sort(newestFirst), isWhole: said.isWhole };
}

/** By the day of adding; of one day in an order that stays. */
function newestFirst(one: KeptAdded, other: KeptAdded): number {
  return (other.from?.on ?? '').localeCompare(one.from?.on ?? '') || other.id.localeCompare(one.id);
}

/** Who said what, by the id of the row and the hash that was signed with it. */
async function sourcesOf(
  visit: Visit,
  { readings, days }: SaidLaw,
): Promise<Map<string, NonNullable<KeptAdded['from']>>> {
  const found = new Map<string, NonNullable<KeptAdded['from']>>();
  const ids = [...readings.keys(), ...days.keys()];
  if (ids.length === 0) return found;
  const rows = await visit.db.selectFrom('added_law').selectAll().where('id', 'in', ids).execute();
  for (const row of rows) {
    const source = await sourceIn(visit, row);
    if (source !== null) found.set(`${row.id} ${lawRows.hashOf(row)}`, source);
  }
  const names = await namesOf(visit.db, visit.keys, [...new Set([...found.values()].map(({ by }) => by))]);
  return new Map([...found].map(([key, source]) => [key, { ...source, by: names.get(source.by) ?? '' }]));
}

/** Null where the row was damaged or moved: the log is told, and no page of a limit stays shut because of it. */
async function sourceIn(visit: Visit, row: Selectable<Tables['added_law']>): Promise<KeptAdded['from']> {
  try {
    const documents = await visit.keys.teamDocuments(row.team_id, row.epoch);
    if (documents) {
      const { by = row.made_by, on = row.made_day, ...source } = lawRows.open(documents, row);
      if (by === row.made_by) return { ...source, by, on };
    }
  } catch {
    // It is told below.
  }
  visit.journal.note({ action: 'alarm.sealed', object: 'added-law', objectId: row.id });
  return null;
}

/** Signs an addition, with who said so sealed beside it. */
export async function addToLaw(visit: Visit, added: Added, source: LawSource): Promise<void> {
  const team = await staffTeamId(visit.db);
  const documents = team && (await visit.keys.teamDocuments(team));
  if (!team || !documents) throw new VaultRefusal();
  const { hash, ...row } = lawRows.seal(documents, newId(), {
    ...source,
    by: visit.person.id,
    on: today().toString(),
  });
  await visit.db
    .insertInto('added_law')
    .values({ ...row, kind: added.kind, team_id: team, made_by: visit.person.id })
    .execute();
  await say(visit, sayingOf(row.id, added, hash, false));
  visit.journal.note({ action: 'law.added', object: added.kind, objectId: row.id, hash });
}

/** Takes one back; false when it does not stand (any more). */
export async function takeFromLaw(visit: Visit, id: string): Promise<boolean> {
  const said = await readSaidLaw(visit.db, { pins: visit.keys.pins });
  const [reading, day] = [said.readings.get(id), said.days.get(id)];
  const one: Added | null = reading ? { kind: 'reading', ...reading } : day ? { kind: 'day', ...day } : null;
  const known = reading ?? day;
  if (one === null || known === undefined || known.ended) return false;
  await say(visit, sayingOf(id, one, known.words, true));
  visit.journal.note({ action: 'law.taken-back', object: one.kind, objectId: id });
  return true;
}

/** Says that what is missing counts no more, once all that is needed of it was added again; false when nothing is missing. */
export async function giveUpMissing(visit: Visit): Promise<boolean> {
  const { missing } = await readSaidLaw(visit.db, { pins: visit.keys.pins });
  if (missing.length === 0) return false;
  for (const one of missing) {
    await say(visit, lostSaying(one));
    visit.journal.note({ action: 'law.taken-back', object: 'lost', objectId: one.subject });
  }
  return true;
}

function sayingOf(id: string, added: Added, words: string, ended: boolean): Saying {
  if (added.kind === 'day') return decreeDaySaying(id, { day: added.day, change: added.change, words, ended });
  const { limit, term, earlier } = added;
  return readingSaying(id, { limit, term, earlier, words, ended });
}

async function say(visit: Visit, saying: Saying): Promise<void> {
  if (!(await signWords(visit, [saying]))) throw new Error('Nothing vouches for the leader who signs.');
}

/** What of it concerns one limit: another reading with the day that it gives, or that its day may be extended. */
export type Concern =
  | { kind: 'reading'; day: string; from: KeptAdded['from'] }
  | { kind: 'equated'; day: string; from: KeptAdded['from'] };

/** For the page of a limit: what was added to the law about it. Only the first can make its day another one. */
export async function concerning(
  visit: Visit,
  limit: { catalogueId: string; start: string; purpose: 'act' | 'wait'; lastDay: string },
): Promise<Concern[]> {
  if (limitDefinition(limit.catalogueId) === null) return [];
  const { all } = await addedToLaw(visit);
  return all.flatMap((one): Concern[] => {
    if (one.ended) return [];
    if (one.kind === 'day')
      return one.change === 'equated' && one.day === limit.lastDay
        ? [{ kind: 'equated', day: one.day, from: one.from }]
        : [];
    const day = limit.purpose === 'act' ? dayOfReading(limit, one) : null;
    return day === null ? [] : [{ kind: 'reading', day, from: one.from }];
  });
}

/** A limit as it is counted, whichever day drives it. */
type Counted = Omit<Parameters<typeof earlierByAddedLaw>[0], 'drivingDay'>;

/** What somebody signed of days that stand proposed in the clear. */
interface SignedProposals {
  /** No earlier than anything that was ever added to the law gives; null where nothing of it concerns the limit. */
  day(limit: Counted, proposed: string | null): string | null;
  /** Where something of it was lost, that may have given an earlier day. */
  isWhole: boolean;
}

/** Of a day that stands proposed in the clear what somebody signed: anybody who writes to the database can propose one. */
export async function signedProposals(visit: Visit): Promise<SignedProposals> {
  const { readings, days, isWhole } = await readSaidLaw(visit.db, { pins: visit.keys.pins });
  const ever = { readings: [...readings.values()], days: [...days.values()] };
  const calendars = [[], ever.days, standingLaw({ readings, days }).days, ...ever.days.map((day) => [day])];
  const day: SignedProposals['day'] = (limit, proposed) => {
    const wherever = { ...limit, drivingDay: '9999-12-31' };
    const given = calendars.flatMap((one) => earlierByAddedLaw(wherever, { ...ever, days: one }) ?? []).sort();
    const [earliest] = given;
    if (proposed === null || earliest === undefined) return null;
    return [proposed, earliest].toSorted().at(-1) ?? null;
  };
  return { day, isWhole };
}
