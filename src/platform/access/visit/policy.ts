import type { Compartment, Role } from '#app/platform/database/index.ts';

/**
 * How far an action reaches: 'granted' = cases with a live grant for me or my team; 'team' = what is sealed to my team;
 * 'region' = people and settings of my region; 'own' = myself; 'figures' = numbers only; 'all' = everything of its
 * kind.
 */
export type Reach = 'granted' | 'team' | 'region' | 'own' | 'figures' | 'all';

type Row = Partial<Record<Role, Reach>>;
const everyone = (reach: Reach): Row => ({
  volunteer: reach,
  intake: reach,
  coordinator: reach,
  'project-leader': reach,
  auditor: reach,
});

/** Who may do what (docs/security.md, “Who may do what”): the one table. What is not in it nobody may do. */
export const rules = {
  'case.list': { volunteer: 'granted', coordinator: 'granted' },
  'case.read': { volunteer: 'granted', coordinator: 'granted', 'project-leader': 'granted' },
  'case.read-safety': { volunteer: 'granted', coordinator: 'granted', 'project-leader': 'granted' },
  'case.write': { volunteer: 'granted', coordinator: 'granted' },
  'case.write-safety': { coordinator: 'granted' },
  'case.grant': { coordinator: 'granted' },
  'case.close': { coordinator: 'granted' },
  'case.keep-out': { coordinator: 'granted' },
  'case.accesses': { coordinator: 'granted' },
  'case.break-glass': { 'project-leader': 'all' },
  'letter.upload': { volunteer: 'granted', coordinator: 'granted' },
  'letter.confirm': { volunteer: 'granted', coordinator: 'granted' },
  'document.add': { volunteer: 'granted', coordinator: 'granted' },
  'document.change': { volunteer: 'granted', coordinator: 'granted' },
  'bundle.make': { coordinator: 'granted' },
  'procedure.change': { volunteer: 'granted', coordinator: 'granted' },
  'definition.read': { volunteer: 'all', coordinator: 'all', 'project-leader': 'all' },
  'definition.approve': { 'project-leader': 'all' },
  'limit.list': { volunteer: 'granted', coordinator: 'granted' },
  'limit.change': { volunteer: 'granted', coordinator: 'granted' },
  'limit.second': { coordinator: 'granted' },
  'registration.list': { intake: 'team' },
  'registration.place': { intake: 'team' },
  'arrival.list': { coordinator: 'team' },
  'arrival.accept': { coordinator: 'team' },
  'transfer.answer': { coordinator: 'team' },
  'person.list': { coordinator: 'region', 'project-leader': 'all', auditor: 'all' },
  'person.invite': { coordinator: 'region', 'project-leader': 'all' },
  'person.approve': { coordinator: 'region', 'project-leader': 'all' },
  'person.end': { coordinator: 'region', 'project-leader': 'all' },
  'person.profile': { coordinator: 'region' },
  'training.see': { coordinator: 'region', 'project-leader': 'all' },
  'training.sign': { coordinator: 'region' },
  'region.list': { coordinator: 'region', 'project-leader': 'all' },
  'region.change': { 'project-leader': 'all' },
  'team.make': { 'project-leader': 'all' },
  'team.share': { intake: 'team', coordinator: 'team', 'project-leader': 'team' },
  'key.see': { intake: 'team', coordinator: 'team', 'project-leader': 'all' },
  'key.turn': { intake: 'team', coordinator: 'team', 'project-leader': 'team' },
  'contact.change': { 'project-leader': 'all' },
  'sign-in.change': { 'project-leader': 'all' },
  'first-hour.see': { 'project-leader': 'all' },
  'directory.read': { volunteer: 'all', intake: 'all', coordinator: 'all', 'project-leader': 'all' },
  'directory.change': { coordinator: 'all', 'project-leader': 'all' },
  'address.read': { coordinator: 'team' },
  'referral.list': { volunteer: 'granted', coordinator: 'granted' },
  'referral.write': { volunteer: 'granted', coordinator: 'granted' },
  'referral.send': { coordinator: 'granted' },
  'figures.read': { 'project-leader': 'figures' },
  'access-book.read': { auditor: 'all', 'project-leader': 'all' },
  'log.decide': { 'project-leader': 'all' },
  'profile.read': everyone('own'),
  'account.change': everyone('own'),
  'mailbox.change': { volunteer: 'own' },
  'start.see': everyone('own'),
  'rules.see': everyone('all'),
} as const satisfies Record<string, Row>;

export type Action = keyof typeof rules;
export const allActions = Object.keys(rules) as Action[];

/** The compartments that an action may open: the field mask. Nothing named here means no compartment at all. */
const masks: Partial<Record<Action, readonly Compartment[]>> = {
  'case.list': ['core'],
  'case.read': ['core'],
  'case.read-safety': ['safety'],
  'case.write': ['core'],
  'case.write-safety': ['safety'],
  'case.grant': ['core', 'safety'],
  'case.close': ['core', 'safety'],
  'case.keep-out': ['core'],
  'case.accesses': ['core'],
  'letter.upload': ['core'],
  'letter.confirm': ['core'],
  'document.add': ['core'],
  'document.change': ['core'],
  'bundle.make': ['core'],
  'limit.list': ['core'],
  'limit.change': ['core'],
  'limit.second': ['core'],
  'procedure.change': ['core'],
  'referral.list': ['core'],
  'referral.write': ['core'],
  'referral.send': ['core', 'safety'],
};

export interface Policy {
  /** The widest reach that one of the roles has for the action; null when none has any. */
  reach(roles: readonly Role[], action: Action): Reach | null;
  compartments(action: Action): readonly Compartment[];
}

const width: readonly Reach[] = ['own', 'figures', 'team', 'granted', 'region', 'all'];

/**
 * The policy of the installation. Tests may put another in its place, to prove that row-level security holds alone
 * (T16).
 */
export const accessPolicy: Policy = {
  reach(roles, action) {
    const row: Row = rules[action];
    const reaches = roles.flatMap((role) => row[role] ?? []);
    return reaches.sort((a, b) => width.indexOf(b) - width.indexOf(a))[0] ?? null;
  },
  compartments: (action) => masks[action] ?? [],
};
