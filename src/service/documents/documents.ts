import { z } from 'zod';
import { fold, unsureSpan } from '#app/platform/language/index.ts';
import { always, sealedDocument, since } from '#app/platform/sealed-documents/index.ts';
import { keptPageSchema, type LetterPageKept, scannedAt } from '#app/service/letters/index.ts';

/** What a dossier holds (docs/law.md, “Papers by their use”): papers by their kind, never what happened to somebody. */
export const documentKinds = [
  'decision',
  'authority-letter',
  'police-notice',
  'report-proof',
  'court',
  'lawyer-letter',
  'mandate',
  'identity',
  'permit',
  'passport-attempt',
  'civil-status',
  'medical',
  'shelter-statement',
  'integration',
  'work-income',
  'address-proof',
  'filing-proof',
  'damages',
  'other',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** Where the paper itself is; we keep copies only. */
export const originalPlaces = [
  'client',
  'lawyer',
  'police',
  'authority',
  'shelter',
  'safe',
  'no-original',
  'unknown',
] as const;

const unsure = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);

const documentDetailsSchema = sealedDocument({
  kind: always(z.enum(documentKinds)),
  title: always(z.string().nullable()),
  /** As far as it is known: a day, a month, a year; null when not even that. */
  date: always(unsure.nullable()),
  issuer: always(z.string().nullable()),
  original: always(z.enum(originalPlaces)),
});
export type DocumentDetails = z.infer<typeof documentDetailsSchema>;

/** A row of the dossier, sealed. A letter's row holds no pages: they stay with the letter. */
export const documentSchema = sealedDocument({
  details: always(documentDetailsSchema),
  file: always(
    sealedDocument({
      original: always(z.uuid()),
      /** Further files, in order: photographs of further pages. Absent in what was kept before there could be any. */
      more: since('2026-11', z.array(z.uuid()), []),
      pages: always(z.array(keptPageSchema)),
      uploadedBy: always(z.string()),
      uploadedAt: always(z.iso.datetime()),
      scannedAt,
    }).nullable(),
  ),
  setAside: always(
    sealedDocument({
      by: always(z.uuid()),
      name: always(z.string()),
      at: always(z.iso.datetime()),
      reason: always(z.string()),
    }).nullable(),
  ),
});
export type CaseDocument = z.infer<typeof documentSchema>;

/** A document as it lies in the case, opened. */
export interface StoredDocument {
  id: string;
  version: number;
  state: 'kept' | 'set-aside';
  addedDay: string;
  document: CaseDocument;
}

/** A document of the dossier, wherever it came from. */
export interface DocumentEntry extends DocumentDetails {
  id: string;
  /** The kind of the letter it is, in the words of the letters module; null when it was brought in as a document. */
  letterKind: string | null;
  /** 0 for a letter about which nobody said more yet. */
  version: number;
  isSetAside: boolean;
  addedDay: string;
  /**
   * The file as it came, in the sealed store; null for a letter of which only the pages were kept, or several files.
   */
  file: string | null;
  /** Every file as it came, in order. */
  originals: readonly string[];
  /** When a virus scanner found it clean; null when none looked at it. */
  scannedAt: string | null;
  pages: readonly LetterPageKept[];
}

export interface DocumentsFilter {
  kind: DocumentKind | null;
  from: string | null;
  to: string | null;
  words: string | null;
}

/** The entries that fit a filter; one with an unsure date fits every period that its day may be in. */
export function documentsFitting(
  entries: readonly DocumentEntry[],
  filter: DocumentsFilter,
  titleOf: (entry: DocumentEntry) => string,
): DocumentEntry[] {
  const wanted = fold(filter.words ?? '').trim();
  return entries.filter(
    (entry) =>
      (filter.kind === null || entry.kind === filter.kind) &&
      inPeriod(entry.date, filter) &&
      (wanted === '' || fold(`${titleOf(entry)} ${entry.issuer ?? ''}`).includes(wanted)),
  );
}

function inPeriod(date: string | null, { from, to }: DocumentsFilter): boolean {
  if (from === null && to === null) return true;
  if (date === null) return false;
  const span = unsureSpan(date);
  return (from === null || span.to >= from) && (to === null || span.from <= to);
}

/** Chronology: the earliest first, an unsure date at the start of what it may be, what has no date at the end. */
export function inOrderOfTime<Dated extends Pick<DocumentEntry, 'date' | 'id'>>(entries: readonly Dated[]): Dated[] {
  const key = ({ date }: Dated) => (date === null ? '9999' : unsureSpan(date).from);
  return entries.toSorted((a, b) => key(a).localeCompare(key(b)) || a.id.localeCompare(b.id));
}
