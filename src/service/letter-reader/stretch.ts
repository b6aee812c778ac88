/** A stretch of tokens: from..to, to is past the last. */
export interface Stretch {
  from: number;
  to: number;
}
