import type { Sandbox } from './create-sandbox.ts';
import type { NumberedWish, WorkerMessage, WorkerRequest } from './worker-messages.ts';

/** Answers messages with a sandbox; the other end of `sandboxElsewhere`. */
export function answerMessagesWith(
  sandbox: Sandbox,
  tell: (told: WorkerMessage) => void,
): (asked: NumberedWish) => Promise<void> {
  const underway = new Map<number, AbortController>();
  const fulfil = async (id: number, wish: WorkerRequest): Promise<WorkerMessage['answer']> => {
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
  };
  return async (asked) => {
    const { id } = asked;
    if ('cancelled' in asked) return underway.get(id)?.abort();
    try {
      tell({ id, answer: await fulfil(id, asked.wish) });
    } catch {
      // That it could not be done is all that anybody asks of it; nothing of the file travels in an error.
      tell({ id, failed: true });
    } finally {
      underway.delete(id);
    }
  };
}
