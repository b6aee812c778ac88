/** What the thread for files runs: a sandbox, asked by messages (`sandbox-worker.ts`). */
import { parentPort, type Transferable, workerData } from 'node:worker_threads';
import { createSandbox, type SandboxOptions } from './create-sandbox.ts';
import { answerMessagesWith } from './sandbox-answering.ts';
import type { WorkerMessage } from './worker-messages.ts';

const answer = answerMessagesWith(createSandbox(workerData as SandboxOptions), (told) =>
  parentPort?.postMessage(told, picturesIn(told.answer)),
);
parentPort?.on('message', answer);

/** Megabytes that are moved, not copied; what shares its memory with others is copied. */
function picturesIn(answer: WorkerMessage['answer']): Transferable[] {
  if (typeof answer !== 'object' || !('pages' in answer) || typeof answer.pages === 'number') return [];
  return answer.pages.flatMap(({ png: { buffer, byteLength } }) =>
    buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [],
  );
}
