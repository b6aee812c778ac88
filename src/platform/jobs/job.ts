import { z } from 'zod';

/**
 * Everything that a job may hold: ids, a code, days and numbers (T108). Background work acts as nobody and opens
 * nothing, so there is nothing else that it could need.
 */
export const jobSchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['limit-reminder']),
  case_id: z.uuid(),
  limit_id: z.uuid(),
  run_on: z.iso.date(),
  attempts: z.int().min(0),
});
export type Job = z.infer<typeof jobSchema>;

export const jobColumns = ['id', 'kind', 'case_id', 'limit_id', 'run_on', 'attempts'] as const;
