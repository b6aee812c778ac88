/**
 * What the binder is asked for. Everything in it is ours: words of our catalogues and forms, and pictures that came out
 * of a sandbox as checked pixels. The hostile file itself never comes here, and nothing of it leaves but its pixels.
 */
export interface BundleJob {
  /** Title of the file and of its first page. */
  title: string;
  /** BCP 47, for readers aloud. */
  language: string;
  cover: { facts: readonly (readonly [term: string, value: string])[]; notes: readonly string[] };
  chronology: { title: string; columns: readonly [string, string, string] };
  contents: { title: string; columns: readonly [string, string, string] };
  manifest: { title: string; notes: readonly string[]; original: string; exhibit: string };
  exhibits: readonly BundleExhibit[];
  /** Places in `exhibits` in order of time. */
  inOrderOfTime: readonly number[];
  /** With {page}, {pages} and {label}: "{page} / {pages} – {label}". */
  stamp: string;
  /** At the foot of every page, beside the stamp. */
  foot: string;
}

/** Words that were read from a picture, and where they are on it: fractions of the page, from the top left. */
export type UnseenLine = readonly [text: string, x: number, y: number, width: number, height: number];

export interface BundleExhibit {
  /** "bijlage 2" */
  label: string;
  title: string;
  /** In words. */
  date: string;
  /** A line under the title: issuer, kind. */
  about: string;
  /** SHA-256 of the file as it came, in hexadecimals; null when it was not kept or could not be opened. */
  original: string | null;
  /** Pictures by their place in the job; empty when it could not be opened. */
  pages: readonly { picture: number; width: number; height: number; words?: readonly UnseenLine[] }[];
  /** What stands on its page instead, when it could not be opened. */
  broken: string | null;
}

/** What the binder says beside the bytes of the file. */
export interface BoundBundle {
  pages: number;
  /** SHA-256 over the pictures of each exhibit as they are in the file, in order; null where there are none. */
  exhibits: (string | null)[];
}

export const BUNDLE_LIMITS = {
  exhibits: 60,
  /** Pages of exhibits. */
  pages: 200,
  /** Bytes of all pictures together, as they come in. */
  pictureBytes: 160 * 1024 * 1024,
  /** Bytes of the bundle. */
  fileBytes: 64 * 1024 * 1024,
} as const;

/** Job, fonts and pictures as one message: length of the words, the words, then each part with its length before it. */
export function packJob(job: BundleJob, parts: readonly Uint8Array[]): Buffer {
  const words = Buffer.from(JSON.stringify(job), 'utf8');
  return Buffer.concat([words, ...parts].flatMap((part) => [lengthOf(part), part]));
}

export function unpackJob(message: Buffer): { job: BundleJob; parts: Buffer[] } {
  const parts: Buffer[] = [];
  for (let at = 0; at < message.byteLength; ) {
    const length = message.readUInt32BE(at);
    parts.push(message.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  const words = parts.shift() ?? Buffer.alloc(0);
  return { job: JSON.parse(words.toString('utf8')) as BundleJob, parts };
}

function lengthOf(part: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(part.byteLength);
  return length;
}
