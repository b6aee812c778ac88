import type { Context } from 'hono';
import type { OpenProgress } from '#app/platform/files/index.ts';
import { csrfToken } from '#app/platform/web/index.ts';

/** Which page of how many is being read now; `pages` is null while the pages of a single file are still being laid out. */
export interface PageUnderway {
  page: number;
  pages: number | null;
}

/**
 * How far the reading of what a session sent last is, so that its page can say so: in the memory of this process, only
 * while it lasts. Nothing of the files is in it but counts.
 */
export class ReadingProgress {
  readonly #underway = new Map<string, OpenProgress[]>();

  /** Begins for so many files: `tell` takes how far each is, `end` forgets them. */
  begin(c: Context, count: number) {
    const owner = ownerOf(c);
    const files = Array.from({ length: count }, () => ({ pages: 0, areAll: false, read: 0 }));
    if (owner !== null) this.#underway.set(owner, files);
    return {
      tell: (at: number, progress: OpenProgress) => {
        files[at] = progress;
      },
      end: () => {
        if (owner !== null && this.#underway.get(owner) === files) this.#underway.delete(owner);
      },
    };
  }

  /** Where it is; null when nothing is being read for this session. */
  at(c: Context): PageUnderway | null {
    const files = this.#underway.get(ownerOf(c) ?? '');
    if (!files) return null;
    const [first] = files;
    if (files.length === 1 && first?.areAll === false) return { page: first.pages + 1, pages: null };
    const pages = files.reduce((sum, file) => sum + Math.max(1, file.pages), 0);
    const read = files.reduce((sum, file) => sum + file.read, 0);
    return { page: Math.min(read + 1, pages), pages };
  }
}

/** The session, as its forms name it. */
function ownerOf(c: Context): string | null {
  const session = c.get('sessionKey');
  return session === null ? null : csrfToken(session);
}
