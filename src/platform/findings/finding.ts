import { z } from 'zod';

/** How a finding stands: nothing to do, to be looked at, or not fit for real people. */
export type FindingState = 'good' | 'look' | 'stop';

/** Everything that can be found of the machine. The words of each are in `content/messages/machine.*.json`. */
const findingStates = {
  'settings.wrong': 'stop',
  'installation.none': 'stop',
  'installation.wrong': 'stop',
  'program.good': 'good',
  'program.clone': 'good',
  'program.changed': 'stop',
  'service.runs': 'good',
  'service.stopped': 'look',
  'accounts.good': 'good',
  'accounts.root': 'look',
  'names.good': 'good',
  'names.here': 'look',
  'names.unknown': 'stop',
  'clock.good': 'good',
  'clock.unknown': 'look',
  'clock.ahead': 'stop',
  'clock.behind': 'stop',
  'tls.good': 'good',
  'tls.soon': 'look',
  'tls.ended': 'stop',
  'tls.not-yet': 'stop',
  'tls.other-name': 'stop',
  'tls.untrusted': 'stop',
  'tls.away': 'look',
  'disk.good': 'good',
  'disk.low': 'look',
  'disk.full': 'stop',
  'memory.good': 'good',
  'memory.low': 'look',
  'sandbox.good': 'good',
  'sandbox.weak': 'look',
  'sandbox.missing': 'stop',
  'walls.good': 'good',
  'walls.none': 'look',
  'walls.missing': 'stop',
  'scanner.good': 'good',
  'scanner.off': 'look',
  'scanner.away': 'look',
  'mail.good': 'good',
  'mail.sent': 'good',
  'mail.off': 'look',
  'mail.password': 'stop',
  'mail.away': 'stop',
  'backup.good': 'good',
  'backup.old': 'look',
  'backup.none': 'look',
  'backup.late': 'stop',
  'keys.good': 'good',
  'keys.none': 'look',
  'journal.good': 'good',
  'journal.off': 'look',
  'journal.same-disk': 'look',
  'journal.away': 'stop',
  'log.good': 'good',
  'log.alarm': 'stop',
  'witness.good': 'good',
  'witness.off': 'look',
  'witness.trouble': 'look',
  'database.good': 'good',
  'database.setting': 'stop',
  'database.wrong': 'stop',
  'organisation.good': 'good',
  'organisation.undecided': 'look',
  'look.failed': 'look',
} as const satisfies Record<string, FindingState>;

type FindingCode = keyof typeof findingStates;

const codes = Object.keys(findingStates) as [FindingCode, ...FindingCode[]];
const schema = z.strictObject({
  code: z.enum(codes),
  /** What the words name: a host, a number of days, a setting. Never anything of a person. */
  values: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});

/** One thing that was looked at, and how it stands. */
export type Finding = z.output<typeof schema>;

/** What was found, and when. What another version of the program found in addition is left out. */
export const machineReport = z.object({
  at: z.iso.datetime(),
  findings: z.array(schema.nullable().catch(null)).transform((all) => all.filter((one) => one !== null)),
});
export type MachineReport = z.output<typeof machineReport>;

/** A finding, with what its words name. */
export function finding(code: FindingCode, values: Finding['values'] = {}): Finding {
  return { code, values };
}

export function stateOf({ code }: Finding): FindingState {
  return findingStates[code];
}

/** The gravest of all; good where nothing was found. */
export function worstOf(findings: readonly Finding[]): FindingState {
  const states = new Set(findings.map(stateOf));
  if (states.has('stop')) return 'stop';
  return states.has('look') ? 'look' : 'good';
}

const parts = {
  cli: 'cli',
  staff: 'staff',
  public: 'public',
  postgres: 'postgres',
  read: 'reading',
  sandbox: 'reading',
  'bundle-sandbox': 'reading',
  'ocr-sandbox': 'reading',
} as const;
type ProgramPart = (typeof parts)[keyof typeof parts];

/** What the words of a finding name, with the parts of the program in the words of whoever reads it. */
export function namedIn({ values }: Finding, wordOf: (part: ProgramPart) => string): Finding['values'] {
  const words = (list: string) => {
    const named = list.split(', ').map((one) => (one in parts ? wordOf(parts[one as keyof typeof parts]) : one));
    return [...new Set(named)].join(', ');
  };
  const { parts: some, accounts } = values;
  return {
    ...values,
    ...(typeof some === 'string' ? { parts: words(some) } : {}),
    ...(typeof accounts === 'string' ? { accounts: accounts.replace(/(?<=\()[^)]*/g, words) } : {}),
  };
}
