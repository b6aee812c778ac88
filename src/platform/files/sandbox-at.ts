import { connect, type Server, type Socket } from 'node:net';
import { z } from 'zod';
import type { Sandbox } from './create-sandbox.ts';
import { packParcel, readParcels } from './parcels.ts';
import { BUNDLE_LIMITS } from './sandbox/bundle/job.ts';
import { LANGUAGES } from './sandbox/ocr/reading.ts';
import { PAGE_LIMITS, PICTURE_BYTES } from './sandbox/wall/limits.ts';
import { PAGE_NOTES, READ_BY, SANDBOX_REFUSALS } from './sandbox/wall/protocol.ts';
import { answerMessagesWith } from './sandbox-answering.ts';
import { sandboxElsewhere } from './sandbox-asking.ts';
import { visibleText } from './visible-text.ts';
import type { NumberedWish, WorkerMessage } from './worker-messages.ts';

const WORDS = 64 * 1024 * 1024;
/** A file, or the pictures of a bundle; and what comes back: pages, or a bundle. */
const ASKED = { words: WORDS, bytes: BUNDLE_LIMITS.pictureBytes + 1024 * 1024 };
const TOLD = { words: WORDS, bytes: 2 * PICTURE_BYTES + BUNDLE_LIMITS.fileBytes };

const text = z.string().max(PAGE_LIMITS.lineCharacters).transform(visibleText);
const fraction = z.number().min(0).max(1);
const box = z.tuple([fraction, fraction, fraction, fraction]);
const word = z.strictObject({ text, box, certainty: fraction });
const line = z.strictObject({ text, box, words: z.array(word).max(PAGE_LIMITS.lineWords).optional() });
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
const page = z.strictObject({
  number: z.int().min(1).max(PAGE_LIMITS.pages),
  width: z.number().min(1).max(PAGE_LIMITS.sidePoints),
  height: z.number().min(1).max(PAGE_LIMITS.sidePoints),
  png: z.instanceof(Buffer).refine((bytes) => bytes.subarray(0, 4).equals(SIGNATURE)),
  lines: z.array(line).max(PAGE_LIMITS.lines),
  readBy: z.enum(READ_BY),
  notes: z.array(z.enum(PAGE_NOTES)).max(PAGE_NOTES.length),
  certainty: fraction.nullable(),
});
const count = z.int().min(0).max(10_000);
const answer = z.union([
  z.strictObject({ ok: z.literal(true), pages: z.array(page).min(1).max(PAGE_LIMITS.pages) }),
  z.strictObject({ ok: z.literal(false), reason: z.enum(SANDBOX_REFUSALS) }),
  z.strictObject({
    ok: z.literal(true),
    pages: count,
    exhibits: z.array(z.string().max(64).nullable()).max(BUNDLE_LIMITS.exhibits),
    pdf: z.instanceof(Buffer),
  }),
  z.strictObject({ ok: z.literal(false), reason: z.enum(['too-large', 'took-too-long', 'failed']) }),
  z.enum(['permission model', 'permission model and bubblewrap']),
]);
const told = z.strictObject({
  id: z.int(),
  progress: z.strictObject({ pages: count, areAll: z.boolean(), read: count }).optional(),
  answer: answer.optional(),
  failed: z.literal(true).optional(),
});

/**
 * A sandbox in a process of another account, behind a socket that ours alone may enter. What it says is believed no
 * further than its form: it may have been taken over by a file.
 */
export function createSandboxAt(path: string): Sandbox {
  return sandboxElsewhere(
    (hear, lose) => {
      const socket = connect(path);
      socket.unref();
      readParcels(socket, TOLD, (message) => hear(told.parse(message) as WorkerMessage));
      socket.once('close', lose);
      const post = (asked: NumberedWish) => send(socket, asked);
      return { post, end: () => void socket.destroy() };
    },
    { beforehand: false },
  );
}

const bytes = z.instanceof(Buffer);
const asked = z.union([
  z.strictObject({ id: z.int(), cancelled: z.literal(true) }),
  z.strictObject({
    id: z.int(),
    wish: z.discriminatedUnion('what', [
      z.strictObject({ what: z.literal('open'), bytes, languages: z.array(z.enum(LANGUAGES)).optional() }),
      z.strictObject({ what: z.literal('bind'), job: z.looseObject({}), pictures: z.array(bytes) }),
      z.strictObject({ what: z.literal('walls') }),
      z.strictObject({ what: z.literal('close') }),
    ]),
  }),
]);

/**
 * The other end: answers whoever may enter the socket. Somebody who goes takes along what she asked for, and nothing of
 * others.
 */
export function serveSandbox(server: Server, sandbox: Sandbox): void {
  const kept: Sandbox = { ...sandbox, close: async () => undefined };
  server.on('connection', (socket) => {
    const underway = new Set<number>();
    const respond = answerMessagesWith(kept, (message) => send(socket, message));
    readParcels(socket, ASKED, (message) => {
      const wanted = asked.parse(message) as NumberedWish;
      underway.add(wanted.id);
      void respond(wanted).finally(() => underway.delete(wanted.id));
    });
    socket.once('close', () => {
      for (const id of underway) void respond({ id, cancelled: true });
    });
  });
}

/** Whoever is gone needs no answer. */
function send(socket: Socket, message: NumberedWish | WorkerMessage): void {
  if (!socket.writable) return;
  socket.cork();
  for (const part of packParcel(message)) socket.write(part);
  socket.uncork();
}
