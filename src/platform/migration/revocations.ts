/** A change that takes something away from somebody for good, and the columns that say so. */
export interface Revocation {
  table: string;
  /** Of a row before and after, as the trigger asks it. */
  when: string;
  columns: readonly string[];
  /** Noted beside them, to find what else of that person must end. */
  beside?: readonly string[];
}

/** What ends in place. Deleted rows are noted of every table but those below. */
export const revocations: readonly Revocation[] = [
  { table: 'person', when: "new.status = 'ended' and old.status <> 'ended'", columns: ['status'] },
  // A lost telephone: the colleague begins again with a code, and by the old keys nobody comes in.
  { table: 'person', when: "new.status = 'invited' and old.status <> 'invited'", columns: ['status'] },
  { table: 'person', when: 'new.must_change and not old.must_change', columns: ['must_change'] },
  { table: 'certificate', when: 'new.revoked_at is not null and old.revoked_at is null', columns: ['revoked_at'] },
  {
    table: 'team_member',
    when: 'new.ended_at is not null and old.ended_at is null',
    columns: ['ended_at', 'key_sealed'],
  },
  // A key that turned takes nothing away: the same holders got the new one. Done again without it, nobody could open
  // the case.
  {
    table: 'case_grant',
    when: "new.ended_at is not null and old.ended_at is null and new.end_reason is distinct from 'key-turned'",
    columns: ['ended_at', 'ended_by', 'end_reason', 'key_sealed'],
    beside: ['case_id', 'compartment', 'holder_id'],
  },
  // A transfer that was given back, taken back or left without an answer opens nothing any more.
  {
    table: 'case_transfer',
    when: "new.state in ('returned', 'taken-back', 'lapsed') and old.state = 'proposed'",
    columns: ['state', 'decided_by', 'decided_at', 'reason', 'card'],
  },
  {
    table: 'transfer_grant',
    when: 'new.key_sealed is null and old.key_sealed is not null',
    columns: ['key_sealed'],
  },
  // A code that somebody joined with is no way in a second time.
  { table: 'invitation', when: 'new.used_at is not null and old.used_at is null', columns: ['used_at'] },
  { table: 'calendar_feed', when: 'new.ended_at is not null and old.ended_at is null', columns: ['ended_at'] },
  // What was accepted is a case; of a registration that is put back nothing else may be left.
  {
    table: 'registration',
    when: "new.status = 'withdrawn' and old.status <> 'withdrawn'",
    columns: ['status', 'key_sealed', 'sealed', 'changed_day'],
  },
  {
    table: 'registration',
    when: 'new.stop_asked_day is not null and old.stop_asked_day is null',
    columns: ['stop_asked_day'],
  },
  {
    table: 'definition_approval',
    when: 'new.ended_by is not null and old.ended_by is null',
    columns: ['ended_by', 'ended_day'],
  },
];

/** A row that takes something away by being there, or takes the place of one that went: it is noted whole. */
export interface Addition {
  table: string;
  act: 'kept-out' | 'added';
  /** Of the new row, as the trigger asks it. */
  when?: string;
  /** It means nothing without the row that it points to. */
  of?: { column: string; table: string };
}

export const additions: readonly Addition[] = [
  // Somebody who was kept out of a case stays out of it.
  { table: 'case_block', act: 'kept-out', of: { column: 'case_id', table: 'case_file' } },
  // Who changed the password comes in by the new one; the slot of the old one is among what was deleted.
  {
    table: 'unlock_slot',
    act: 'added',
    when: "new.kind = 'password'",
    of: { column: 'person_id', table: 'person' },
  },
  { table: 'passkey_role', act: 'added' },
];

/**
 * Rows that go all the time, or that a restored installation makes anew: coming back, they open nothing that has ended.
 * An unfinished registration is swept again; strangers make and drop those, and must not be able to fill the journal.
 */
export const deletedWithoutNote: readonly string[] = [
  ...[
    'access_notice',
    'audit_entry',
    'audit_head',
    'context_key',
    'directory_import',
    'done_once',
    'draft',
    'entry_due',
    'held_text',
    'installation',
    'job',
    'known_device',
    'used_challenge',
  ],
  ...[
    'intake_draft',
    'notice',
    'revocation',
    'used_challenge',
    'session',
    'throttle',
    'authenticator',
    'contact_setting',
  ],
];
