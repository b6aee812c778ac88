import { z } from 'zod';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { defaultLanguage, today, translator } from '#app/platform/language/index.ts';
import { always, sealedDocument } from '#app/platform/sealed-documents/index.ts';
import { nameKey } from '#app/service/directory/index.ts';
import { ownName, writeNextVersion, writeRecord } from '../records/index.ts';
import { addTask, renewNextDue } from '../tasks/index.ts';
import { listConsents, type StoredConsent } from './consent.store.ts';
import { type Consent, consentKind, consentPurposes, consentWays, sameReceiver } from './consent.ts';
import { allThatWentOut, type WentOut, type WentOutSource } from './went-out.ts';

/** The line of the timeline on the day on which a consent was taken back; the consent itself stays where it was. */
export const consentBackKind = 'consent-back';
export const consentBackSchema = sealedDocument({
  consent: always(z.uuid()),
  purpose: always(z.enum(consentPurposes)),
  receiver: always(z.string().nullable()),
  how: always(z.enum(consentWays)),
  /** How many things had gone out on it. */
  out: always(z.int().min(0)),
});

/**
 * Takes a consent back at once, and with it every other one for the same: who says no to an organisation says it whatever
 * was written twice. From this act on nothing goes out on it; whoever has something already is to be rung. 'stale' when
 * somebody was earlier.
 */
export async function takeConsentBack(
  open: OpenCase,
  stored: Pick<StoredConsent, 'id' | 'consent'>,
  back: { seen: number; how: 'spoken' | 'written'; sources: readonly WentOutSource[] },
): Promise<'written' | 'stale'> {
  const { id, consent } = stored;
  if (consent.takenBack !== null) return 'stale';
  const takenBack = { on: today().toString(), name: await ownName(open.visit), how: back.how };
  const write = (one: { id: string; consent: Consent }, seen: number) =>
    writeNextVersion(open, { id: one.id, seen, kind: consentKind, content: { ...one.consent, takenBack } });
  if ((await write(stored, back.seen)) === 'stale') return 'stale';
  const same = (await listConsents(open)).filter((one) => one.id !== id && isForTheSame(one.consent, consent));
  for (const one of same) if ((await write(one, one.version)) === 'stale') return 'stale';
  const grounds = [id, ...same.map((one) => one.id)];
  const out = (await allThatWentOut(open, back.sources)).filter(({ ground }) => grounds.includes(ground));
  const { purpose, receiver } = consent;
  const content = { consent: id, purpose, receiver, how: back.how, out: out.length };
  await writeRecord(open, { kind: consentBackKind, content });
  await askToRing(open, out);
  return 'written';
}

const isForTheSame = (one: Consent, other: Consent) =>
  one.takenBack === null && one.purpose === other.purpose && sameReceiver(one, other);

/** A task today for each who has something of the client's. */
async function askToRing(open: OpenCase, out: readonly WentOut[]): Promise<void> {
  const t = translator(defaultLanguage);
  const receivers = new Map(out.map(({ to }) => [nameKey(to), to]));
  for (const receiver of receivers.values())
    await addTask(open, {
      kind: 'ring-receiver',
      letter: null,
      day: today().toString(),
      time: null,
      place: null,
      term: null,
      what: t('cases.consent.ring', { receiver }),
    });
  if (receivers.size > 0) await renewNextDue(open.visit, open.caseId);
}
