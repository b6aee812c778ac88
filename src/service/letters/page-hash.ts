import type { SandboxPage } from '#app/platform/files/index.ts';
import { sha256 } from '#app/platform/vault/index.ts';

/** What stands for a cleaned page: the same file brought twice gives the same pages. */
export const hashOfPage = ({ png }: Pick<SandboxPage, 'png'>): string =>
  sha256('naast-letter-page', png).toString('hex');
