import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { WentOut } from '../consents/index.ts';
import type { TimelineLine } from '../timeline/index.ts';

/**
 * What another module shows on the case page (letters, limits). The composition root hands them over (design question
 * 40).
 */
export interface CasePanel {
  /** Panels are in this order, smallest first. */
  order: number;
  /** Above everything, with what comes, or among the rest of the case when left out. */
  place?: 'above' | 'comes';
  show(open: OpenCase, c: Context): Promise<Child>;
  /** What the module has to tell on the timeline of the case. */
  happened?(open: OpenCase): Promise<readonly TimelineLine[]>;
  /** What of it left the installation: to whom, when and on which consent. */
  wentOut?(open: OpenCase): Promise<readonly WentOut[]>;
}
