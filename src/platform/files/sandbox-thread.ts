/** What the thread for files runs: a sandbox, asked by messages (`glass-box-apart.ts`). */
import { parentPort, type Transferable, workerData } from 'node:worker_threads';
import { createSandbox, type SandboxOptions } from './create-sandbox.ts';
import type { Asked, Told, WorkerRequest } from './worker-messages.ts';

const sandbox = createSandbox(workerData as SandboxOptions);
const underway = new Map<number, AbortController>();

parentPort?.on('message', async (asked: Asked) => {
  const { id } = asked;
  if ('cancelled' in asked) return underway.get(id)?.abort();
  try {
    const answer = await fulfil(id, asked.wish);
    tell({ id, answer }, picturesIn(answer));
  } catch {
    // That it could not be done is all that anybody asks of it; nothing of the file travels in an error.
    tell({ id, failed: true });
  } finally {
    underway.delete(id);
  }
});

async function fulfil(id: number, wish: WorkerRequest): Promise<Told['answer']> {
  if (wish.what === 'walls') return sandbox.walls();
  if (wish.what === 'bind') return sandbox.bind(wish.job, wish.pictures);
  if (wish.what === 'close') {
    await sandbox.close();
    return;
  }
  const cancel = new AbortController();
  underway.set(id, cancel);
  const { bytes, languages } = wish;
  return sandbox.open(bytes, {
    ...(languages === undefined ? {} : { languages }),
    signal: cancel.signal,
    onProgress: (progress) => tell({ id, progress }),
  });
}

function tell(told: Told, moved: Transferable[] = []): void {
  parentPort?.postMessage(told, moved);
}

/** Megabytes that are moved, not copied; what shares its memory with others is copied. */
function picturesIn(answer: Told['answer']): ArrayBuffer[] {
  if (typeof answer !== 'object' || !('pages' in answer) || typeof answer.pages === 'number') return [];
  return answer.pages.flatMap(({ png: { buffer, byteLength } }) =>
    buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [],
  );
}
