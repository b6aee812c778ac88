/** What the thread for files runs: a glass box, asked by messages (`glass-box-apart.ts`). */
import { parentPort, type Transferable, workerData } from 'node:worker_threads';
import type { Asked, Told, Wish } from './apart-messages.ts';
import { createGlassBox, type GlassBoxOptions } from './create-glass-box.ts';

const box = createGlassBox(workerData as GlassBoxOptions);
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

async function fulfil(id: number, wish: Wish): Promise<Told['answer']> {
  if (wish.what === 'walls') return box.walls();
  if (wish.what === 'bind') return box.bind(wish.job, wish.pictures);
  if (wish.what === 'close') {
    await box.close();
    return;
  }
  const cancel = new AbortController();
  underway.set(id, cancel);
  const { bytes, languages } = wish;
  return box.open(bytes, {
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
