import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { OpenCase } from '#app/platform/access/grants/index.ts';

/**
 * What another module shows on the case page (letters, limits). The composition root hands them over (design question
 * 40).
 */
export interface CasePanel {
  /** Panels are in this order, smallest first. */
  order: number;
  show(open: OpenCase, c: Context): Promise<Child>;
}
