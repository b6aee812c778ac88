/** Letters of the hand that made the rules that are told by their statements since kinds follow from what a letter states. */
export const sinceStatements: readonly string[] = [
  '5-second/17',
  '5-second/36',
  'afwijzing-place-date',
  'held-unknown-asylum-granted',
  'second-unknown-lawyers-copy',
  'unknown-lawyer',
  'unknown-writ-to-ind',
];
