import type { Explanation } from './explain.ts';

/** A client is told what a lawyer approved, and never what is LOW or suspended (design question 17). */
export const mayTell = ({ standing }: Pick<Explanation, 'standing'>): boolean => standing === 'approved';
