import {
  type ContactChoices,
  channels,
  sayings,
  secretFrom,
  sharings,
} from '#app/service/cases/contact-rule/contact-rule.ts';
import fc from './property.ts';

/** What may have been chosen with a client about contact, at any of these hours. */
export function anyChoices(hours: fc.Arbitrary<ContactChoices['hours']>): fc.Arbitrary<ContactChoices> {
  return fc.record({
    channels: fc.subarray([...channels]),
    hours,
    shared: fc.constantFrom(...sharings),
    ourName: fc.boolean(),
    say: fc.constantFrom(...sayings),
    codeWord: fc.constantFrom(null, 'regenjas'),
    secretFrom: fc.subarray([...secretFrom]),
    askedOn: fc.constant('2026-11-30'),
  });
}
