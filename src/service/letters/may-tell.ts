import type { Explanation } from './explain.ts';

/**
 * A client is told what a lawyer approved, and never what is LOW; in the demo an invented lawyer approved everything.
 */
export function mayTell({ review, confidence }: Pick<Explanation, 'review' | 'confidence'>, demo: boolean): boolean {
  return confidence !== 'LOW' && (review === 'reviewed' || demo);
}
