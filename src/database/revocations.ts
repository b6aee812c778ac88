/** A change that takes something away from somebody for good, and the columns that say so. */
export interface Revocation {
  table: string;
  /** Of a row before and after, as the trigger asks it. */
  when: string;
  columns: readonly string[];
  /** Noted beside them, to find what else of hers must end. */
  beside?: readonly string[];
}

/** What ends in place. Deleted rows are noted of every table but those below. */
export const revocations: readonly Revocation[] = [
  { table: 'person', when: "new.status = 'ended' and old.status <> 'ended'", columns: ['status'] },
  // A lost telephone: she begins again with a code, and by the old keys nobody comes in.
  { table: 'person', when: "new.status = 'invited' and old.status <> 'invited'", columns: ['status'] },
  { table: 'person', when: 'new.must_change and not old.must_change', columns: ['must_change'] },
  { table: 'certificate', when: 'new.revoked_at is not null and old.revoked_at is null', columns: ['revoked_at'] },
  {
    table: 'team_member',
    when: 'new.ended_at is not null and old.ended_at is null',
    columns: ['ended_at', 'key_sealed'],
  },
  // A key that turned takes nothing away: the same holders got the new one. Done again without it, nobody could open the case.
  {
    table: 'case_grant',
    when: "new.ended_at is not null and old.ended_at is null and new.end_reason is distinct from 'key-turned'",
    columns: ['ended_at', 'ended_by', 'end_reason', 'key_sealed'],
    beside: ['case_id', 'compartment', 'holder_id'],
  },
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

/** Somebody who was kept out of a case stays out of it: the row itself is noted. */
export const keptOut = 'case_block';

/**
 * Rows that go all the time, or that a restored house makes anew: coming back, they open nothing that has ended. An unfinished
 * registration is swept again; strangers make and drop those, and must not be able to fill the journal.
 */
export const deletedWithoutNote: readonly string[] = [
  ...[
    'audit_entry',
    'audit_head',
    'context_key',
    'done_once',
    'draft',
    'held_text',
    'installation',
    'job',
    'known_device',
    'passkey_role',
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
    'unlock_slot',
    'contact_setting',
  ],
];
