import { z } from 'zod';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { always, sealedDocument } from '#app/platform/sealed-documents/index.ts';
import { type CaseRecord, listOfKind, writeRecord } from '../records/index.ts';

/** What left the installation: a referral or a bundle by its act, and each time that a sheet or a file came out. */
type WentOutKind = 'referral' | 'bundle' | 'sheet' | 'bundle-file';

/** One thing that went out on a consent (or in acute danger), to whom and when. */
export interface WentOut {
  what: WentOutKind;
  /** The referral or the bundle. */
  object: string;
  /** The consent, or the record of acute danger, on which it went. */
  ground: string;
  to: string;
  /** A day (the day of a hand-over), or an instant. */
  on: string;
  by: string;
}

/** What another module knows to have gone out of a case. */
export type WentOutSource = (open: OpenCase) => Promise<readonly WentOut[]>;

export const givenOutKind = 'given-out';
export const givenOutSchema = sealedDocument({
  what: always(z.enum(['sheet', 'bundle-file'])),
  object: always(z.uuid()),
  ground: always(z.uuid()),
  to: always(z.string()),
});
export type GivenOut = z.infer<typeof givenOutSchema>;

/** Writes down that the paper or the file itself came out, in the transaction that gives it. */
export function noteGivenOut(open: OpenCase, given: GivenOut): Promise<string> {
  return writeRecord(open, { kind: givenOutKind, content: { ...given } });
}

/** All that went out of this case, on whatever ground, the last first. */
export async function allThatWentOut(open: OpenCase, sources: readonly WentOutSource[]): Promise<WentOut[]> {
  const told: WentOut[] = (await listOfKind(open, givenOutKind)).map(givenOut);
  for (const source of sources) told.push(...(await source(open)));
  return told.sort((one, other) => other.on.localeCompare(one.on));
}

function givenOut({ content, writtenAt, writtenBy }: CaseRecord): WentOut {
  return { ...givenOutSchema.parse(content), on: writtenAt.toISOString(), by: writtenBy };
}
