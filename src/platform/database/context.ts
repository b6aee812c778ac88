/** Who acts in a transaction. 'door' is the staff process before anyone has signed in. */
export type Context =
  | { kind: 'person'; person: string; session: string }
  | { kind: 'door' }
  | { kind: 'public' }
  | { kind: 'jobs' }
  | { kind: 'auditor' };
