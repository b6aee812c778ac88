import { optionalText } from '#app/platform/web/index.ts';

/** A reason has no digits: the number itself must not come in by this field. */
export function noBsnReason() {
  return optionalText(300).refine((reason) => reason === null || !/\d/.test(reason), 'cases.noBsn.digits');
}
