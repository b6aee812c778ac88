import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { OpenCase, Visit } from '#app/access/index.ts';

/** What another room shows on the case page (letters, limits). The composition root hands them over (design question 40). */
export interface CasePanel {
  /** Panels stand in this order, smallest first. */
  order: number;
  show(visit: Visit, open: OpenCase, c: Context): Promise<Child>;
}
