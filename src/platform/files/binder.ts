import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type BoundBundle, BUNDLE_LIMITS, type BundleJob, packJob } from './sandbox/bundle/job.ts';
import { FRAME } from './sandbox/wall/protocol.ts';
import { type SandboxCommand, sandboxCommand } from './sandbox-command.ts';
import type { Frame } from './sandbox-frames.ts';
import { SandboxProcess } from './sandbox-process.ts';
import { Turnstile } from './turnstile.ts';

export type BindAnswer =
  | (BoundBundle & { ok: true; pdf: Buffer })
  | { ok: false; reason: 'too-large' | 'took-too-long' | 'failed' };

export interface Binder {
  /**
   * Binds a bundle of our own words and of pictures from the sealed store. One at a time; the others wait their turn.
   */
  bind(job: BundleJob, pictures: readonly Uint8Array[]): Promise<BindAnswer>;
}

/** A page of a scan takes a tenth of a second; two hundred of them are twenty. */
const LIMITS = { timeMs: 55_000, memoryMiB: 768, outputBytes: BUNDLE_LIMITS.fileBytes + 1024 * 1024 };

/** Binds in a process of its own behind the walls of the sandbox, started when it is wanted. */
export function createBinder(options: {
  programFolder: string;
  entry: string;
  bubblewrap?: boolean;
  behindOthers?: boolean;
}): Binder {
  const entry = join(dirname(options.entry), 'bundle-sandbox.js');
  const turnstile = new Turnstile({ atOnce: 1, places: 10, patienceMs: 60_000 });
  // Both are asked once, when the first bundle is made.
  let fonts: Promise<[Buffer, Buffer]> | undefined;
  let command: Promise<SandboxCommand> | undefined;
  const bindNow = async (job: BundleJob, pictures: readonly Uint8Array[]): Promise<BindAnswer> => {
    fonts ??= readFonts(options.programFolder);
    const message = packJob(job, [...(await fonts), ...pictures]);
    command ??= sandboxCommand({ ...options, entry, memoryMiB: LIMITS.memoryMiB });
    const sandbox = new SandboxProcess(await command, LIMITS);
    try {
      if (!(await sandbox.whenWanted())) throw new Error('The binder does not start');
      const { frames, refusal } = await sandbox.exchange(message);
      if (refusal === 'took-too-long') return { ok: false, reason: 'took-too-long' };
      return refusal === null ? answerOf(frames) : { ok: false, reason: 'too-large' };
    } finally {
      sandbox.kill();
    }
  };
  return {
    async bind(job, pictures) {
      if (isTooLarge(job, pictures)) return { ok: false, reason: 'too-large' };
      return (await turnstile.pass(() => bindNow(job, pictures))) ?? { ok: false, reason: 'took-too-long' };
    },
  };
}

function isTooLarge(job: BundleJob, pictures: readonly Uint8Array[]): boolean {
  const bytes = pictures.reduce((sum, picture) => sum + picture.byteLength, 0);
  return (
    bytes > BUNDLE_LIMITS.pictureBytes ||
    pictures.length > BUNDLE_LIMITS.pages ||
    job.exhibits.length > BUNDLE_LIMITS.exhibits
  );
}

function readFonts(programFolder: string): Promise<[Buffer, Buffer]> {
  const folder = join(programFolder, 'node_modules', '@expo-google-fonts', 'noto-sans');
  return Promise.all([
    readFile(join(folder, '400Regular', 'NotoSans_400Regular.ttf')),
    readFile(join(folder, '700Bold', 'NotoSans_700Bold.ttf')),
  ]);
}

const saidSchema = z.strictObject({
  pages: z.int().positive(),
  exhibits: z.array(
    z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable(),
  ),
});

function answerOf(frames: readonly Frame[]): BindAnswer {
  const [said, pdf, done] = frames;
  if (said?.kind !== FRAME.bundle || pdf?.kind !== FRAME.page || done?.kind !== FRAME.done) {
    return { ok: false, reason: 'failed' };
  }
  return { ok: true, pdf: pdf.body, ...saidSchema.parse(JSON.parse(said.body.toString('utf8'))) };
}
