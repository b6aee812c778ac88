import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { today } from '#app/platform/language/index.ts';
import { listOfKind, readRecord, writeRecord } from '../records/index.ts';
import { holdConsent, listConsents } from './consent.store.ts';
import { type ConsentWish, consentHolds, consentIsLive } from './consent.ts';
import { type Danger, dangerHolds, dangerIsLive, dangerKind, dangerSchema } from './danger.ts';

type Wish = Omit<ConsentWish, 'today'>;

/** On what something may go out: the client's consent, or acute danger. */
export interface Ground {
  id: string;
  /** Null when it is a consent. */
  danger: Danger | null;
}

/** To whom something may go out now. */
export interface LiveGround {
  id: string;
  receiver: string;
  organisation: string | null;
  /** The last day of the consent; null in acute danger. */
  until: string | null;
}

interface StoredDanger {
  id: string;
  writtenBy: string;
  danger: Danger;
}

/**
 * What covers a wish now, held until this transaction ends (whoever takes the consent back meanwhile waits); null when
 * nothing does, and then nothing may go out.
 */
export async function holdGround(open: OpenCase, wish: Wish): Promise<Ground | null> {
  const consent = await holdConsent(open, wish);
  if (consent) return { id: consent.id, danger: null };
  const found = (await listDangers(open)).find(({ danger }) => dangerHolds(danger, wish, Temporal.Now.instant()));
  return found ? { id: found.id, danger: found.danger } : null;
}

/** Of each wish whether something covers it now: for pages, one look for all of them. */
export async function groundsFor(open: OpenCase, wishes: readonly Wish[]): Promise<boolean[]> {
  if (wishes.length === 0) return [];
  const [consents, dangers] = [await listConsents(open), await listDangers(open)];
  const asked = { today: today().toString(), now: Temporal.Now.instant() };
  return wishes.map(
    (wish) =>
      consents.some(({ consent }) => consentHolds(consent, { ...wish, today: asked.today })) ||
      dangers.some(({ danger }) => dangerHolds(danger, wish, asked.now)),
  );
}

/** To whom something may go out now for this purpose, and until when. */
export async function liveGrounds(open: OpenCase, purpose: Danger['purpose']): Promise<LiveGround[]> {
  const day = today().toString();
  const consents = (await listConsents(open)).filter(
    ({ consent }) => consent.purpose === purpose && consentIsLive(consent, day),
  );
  const now = Temporal.Now.instant();
  const dangers = (await listDangers(open)).filter(
    ({ danger }) => danger.purpose === purpose && dangerIsLive(danger, now),
  );
  return [
    ...consents.map(({ id, consent: { receiver, organisation, until } }) => ({
      id,
      receiver: receiver ?? '',
      organisation,
      until,
    })),
    ...dangers.map(({ id, danger: { receiver, organisation } }) => ({ id, receiver, organisation, until: null })),
  ];
}

/** Every sharing in acute danger of this case, the last first. */
export async function listDangers(open: OpenCase): Promise<StoredDanger[]> {
  return (await listOfKind(open, dangerKind)).map(({ id, writtenBy, content }) => ({
    id,
    writtenBy,
    danger: dangerSchema.parse(content),
  }));
}

/** One of them; null when the id is no such record of this case. */
export async function readDanger(open: OpenCase, id: string): Promise<StoredDanger | null> {
  const record = await readRecord(open, dangerKind, id);
  return record && { id, writtenBy: record.writtenBy, danger: dangerSchema.parse(record.content) };
}

/** Writes down that there is acute danger: why is sealed, the code of it is told in the audit log. Returns its id. */
export async function noteDanger(open: OpenCase, danger: Omit<Danger, 'at'>): Promise<string> {
  const id = await writeRecord(open, {
    kind: dangerKind,
    content: { ...danger, at: Temporal.Now.instant().toString({ smallestUnit: 'millisecond' }) },
  });
  open.visit.journal.note({
    action: 'sharing.danger',
    object: danger.purpose,
    objectId: id,
    reason: `danger-${danger.reason}`,
    case: open.caseId,
    reference: open.reference,
    compartment: open.compartment,
  });
  return id;
}
