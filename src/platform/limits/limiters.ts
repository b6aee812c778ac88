/**
 * Whose a count is, in the order of counting: first what belongs to whoever asks, last what others share. What is refused at
 * one step is not counted at the next, so nobody uses up what belongs to others (S7).
 */
export const countOrder = [
  // A household: one IPv4 address, or the /64 of an IPv6 address.
  'address',
  // The sum of many: /24, or /48.
  'network',
  'session',
  // A name as it is tried from one network, and from everywhere together.
  'name-here',
  'name',
  'person',
  'case',
  'everybody',
] as const;
export type CountedOf = (typeof countOrder)[number];

/** So many of one thing in a window of time. */
export interface LimiterStep {
  of: CountedOf;
  /** What the count is kept under. */
  what: string;
  most: number;
  seconds: number;
}

const minute = 60;
const quarter = 900;
const hour = 3600;
const day = 86_400;

/** Every count of tries in the program. There is no other way to count than by one of these names. */
export const limiters = {
  'sign-in': [
    { of: 'address', what: 'sign-in-address', most: 100, seconds: quarter },
    { of: 'network', what: 'sign-in-network', most: 200, seconds: quarter },
    // Fewer than of the name, so that one network alone keeps no colleague out.
    { of: 'name-here', what: 'sign-in-name-here', most: 7, seconds: quarter },
    { of: 'name', what: 'sign-in-name', most: 10, seconds: quarter },
  ],
  /** A flood on one name stands in the audit log once. */
  'sign-in-noted': [{ of: 'name', what: 'sign-in-noted', most: 1, seconds: quarter }],
  // The password after a passkey: whoever stole the passkey uses up what is tried from there, not what its owner may try.
  'passkey-password': [
    { of: 'name-here', what: 'passkey-password-here', most: 7, seconds: quarter },
    { of: 'name', what: 'passkey-password', most: 10, seconds: quarter },
  ],
  // The same of a stolen session.
  'step-up': [
    { of: 'session', what: 'step-up-session', most: 7, seconds: quarter },
    { of: 'person', what: 'step-up', most: 10, seconds: quarter },
  ],
  join: [
    { of: 'address', what: 'join', most: 30, seconds: hour },
    { of: 'network', what: 'join-network', most: 60, seconds: hour },
  ],
  recovery: [
    { of: 'address', what: 'recovery', most: 20, seconds: quarter },
    { of: 'network', what: 'recovery-network', most: 40, seconds: quarter },
  ],
  'set-up': [
    { of: 'address', what: 'set-up', most: 20, seconds: quarter },
    { of: 'network', what: 'set-up-network', most: 40, seconds: quarter },
  ],
  // A colleague's search opens every header of a region; four letters a second for a whole minute nobody types (T84).
  search: [{ of: 'person', what: 'search', most: 240, seconds: minute }],
  // Far more files than the busiest day asks (T77).
  upload: [
    { of: 'person', what: 'upload-by', most: 200, seconds: day },
    { of: 'case', what: 'upload-to', most: 100, seconds: day },
  ],
  // One network may be a whole shelter or library; a search costs a few milliseconds of the one core (T84).
  'public-search': [
    { of: 'address', what: 'search-address', most: 30, seconds: minute },
    { of: 'network', what: 'search-network', most: 60, seconds: minute },
    { of: 'everybody', what: 'search-everybody', most: 1_200, seconds: minute },
  ],
  // Where a registration stands, going on with it, and the wish to stop. Of 10¹⁶ codes so many tries find none.
  code: [
    { of: 'address', what: 'code-address', most: 20, seconds: quarter },
    { of: 'network', what: 'code-network', most: 60, seconds: quarter },
    { of: 'everybody', what: 'code', most: 10_000, seconds: quarter },
  ],
  // Forms begun. What is more is taken down all the same, and waits to be looked at.
  'form-begun': [
    { of: 'address', what: 'form-begun-address', most: 100, seconds: hour },
    { of: 'network', what: 'form-begun', most: 300, seconds: hour },
  ],
  // Registrations that wait to be looked at: when half of their room is taken, no network takes more of it than this.
  'form-waiting': [
    { of: 'address', what: 'form-waiting-address', most: 500, seconds: day },
    { of: 'network', what: 'form-waiting', most: 1_000, seconds: day },
  ],
  // On an ordinary day ten women of one shelter may write in an hour.
  form: [
    { of: 'address', what: 'form-address', most: 10, seconds: hour },
    { of: 'network', what: 'form-network', most: 20, seconds: hour },
  ],
  // From this many in ten minutes on, from everywhere together, something is going on …
  'form-busy': [{ of: 'everybody', what: 'form-busy', most: 40, seconds: 600 }],
  // … and then one from each network goes through while the others wait to be looked at.
  'form-when-busy': [{ of: 'network', what: 'form-network-busy', most: 1, seconds: hour }],
  // A flood from very many networks: what is more than this waits too.
  'form-through': [{ of: 'everybody', what: 'form', most: 200, seconds: hour }],
} as const satisfies Record<string, readonly LimiterStep[]>;
export type LimiterName = keyof typeof limiters;

/** Places that are held for a moment, in the memory of one process: of all together, one address, and one network. */
export const placeLimits = {
  // Strangers who wait for their turn: a shelter or an office has one address, and leaves places for others (T42).
  strangers: { all: 250, address: 50, network: 100 },
  // Of these, who waits for a password to be looked at: the one who is looked at, and 32 behind.
  'sign-in': { all: 33, address: 12, network: 20 },
} as const;
export type PlaceLimitName = keyof typeof placeLimits;
