/** The rule of contact: what a client chose, and whether a way is open at a moment. No input, no output. */

export {
  askAgainOn,
  type Channel,
  type ContactAnswer,
  type ContactChoices,
  channels,
  contactAnswer,
  contactChoicesSchema,
  notSafeSchema,
  openWays,
  sayings,
  secretFrom,
  sharings,
  type WhyNot,
} from './contact-rule.ts';
export { clockOf, minuteFrom, type Period, wrongHours } from './hours.ts';
export { languageFor, type MessageKind, messageKinds, messageText } from './messages.ts';
