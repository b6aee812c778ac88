import type { ColumnType, Generated } from 'kysely';

/** A day as text ('2026-11-25'), a moment as Date; bytes are Buffers; bookkeeping columns with defaults are Generated. */
type Moment = ColumnType<Date, Date | string | undefined, Date | string>;
type Day = ColumnType<string, string | undefined, string>;
type Doc<T> = ColumnType<T, string, string>;

export type Role = 'volunteer' | 'intake' | 'coordinator' | 'project-leader' | 'auditor';
export type Compartment = 'core' | 'safety' | 'portal';
export type PersonStatus = 'invited' | 'awaiting' | 'active' | 'ended';
export type RegistrationStatus =
  | 'new'
  | 'check'
  | 'set-aside'
  | 'placed'
  | 'waiting'
  | 'passed-on'
  | 'accepted'
  | 'withdrawn';
export type ReferralState =
  | 'draft'
  | 'sent'
  | 'received'
  | 'waiting'
  | 'accepted'
  | 'under-way'
  | 'refused'
  | 'done'
  | 'taken-back';

/** What can be said under a signature: a fixed list, as in migration 070. */
export type StatementKind =
  | 'grant.ended'
  | 'certificate.revoked'
  | 'person.ended'
  | 'recovery.sheets-renewed'
  | 'contact.setting'
  | 'region'
  | 'directory.entry'
  | 'approval'
  | 'suspension'
  | 'page'
  | 'limit.reading'
  | 'decree-day'
  | 'training-day'
  | 'endings-before'
  | 'new-beginning'
  | 'installation-safe'
  | 'public-wall'
  | 'reading-sandbox'
  | 'case-list.asked'
  | 'case-list.renewed'
  | 'transfer.proposed'
  | 'transfer.accepted';

export interface Tables {
  installation: {
    id: string;
    kind: 'real' | 'made-up';
    claimed_at: Moment | null;
    created_at: Moment;
    restored_to: Moment | null;
    leader_hash: Buffer | null;
    words_before: Generated<boolean>;
    days_count_from: Day;
    intake_told_at: Moment | null;
  };
  access_day: { person_id: string; kind: 'training'; last_day: string; statement_id: string };
  revocation: {
    id: string;
    at: Moment;
    relation: string;
    act: 'ended' | 'deleted' | 'kept-out' | 'added';
    row_key: Doc<Record<string, unknown>>;
    change: Doc<Record<string, unknown>> | null;
    written: boolean;
  };
  region: {
    id: string;
    name: string;
    status: 'pending' | 'open' | 'closed';
    municipalities: string[];
    postcodes: string[];
    languages: string[];
    places: Generated<number>;
    /** What the profiles add up to; null as long as none was saved since these columns are there. */
    places_now: number | null;
    languages_now: string[] | null;
    at_a_distance: Generated<boolean>;
    mailbox: string | null;
    version: Generated<number>;
  };
  contact_setting: { key: string; value: string };
  person: {
    id: string;
    login_name: string;
    roles: Role[];
    region_id: string | null;
    status: PersonStatus;
    box_public: Buffer | null;
    sign_public: Buffer | null;
    name_sealed: Buffer | null;
    name_epoch: Generated<number>;
    invited_by: string | null;
    created_day: Day;
    must_change: Generated<boolean>;
    keys_proof: Buffer | null;
    keys_mac: Buffer | null;
    keys_invitation: string | null;
  };
  certificate: {
    id: string;
    subject: string;
    roles: Role[];
    region_id: string | null;
    box_public: Buffer;
    sign_public: Buffer;
    valid_from: Moment;
    valid_until: Moment;
    issuer: string | null;
    signature: Buffer;
    revoked_at: Moment | null;
  };
  unlock_slot: {
    id: string;
    person_id: string;
    kind: 'password' | 'passkey';
    passkey_id: string | null;
    kdf: Doc<{ memoryKiB: number; passes: number; lanes: number }>;
    salt: Buffer;
    pepper_version: number;
    verifier: Buffer;
    slot_public: Buffer;
    slot_secret_sealed: Buffer;
    secret_sealed: Buffer;
    created_at: Moment;
  };
  authenticator: {
    id: string;
    person_id: string;
    kind: 'totp';
    secret_sealed: Buffer;
    last_step: Generated<number>;
    created_at: Moment;
  };
  invitation: {
    id: string;
    person_id: string;
    code_mac: Buffer;
    expires_at: Moment;
    used_at: Moment | null;
    issuer: string;
    anew: Generated<boolean>;
    bound_at: Moment | null;
    key_hash: Buffer | null;
    certificate: string | null;
    signature: Buffer | null;
  };
  invitation_key: { invitation_id: string; holder_id: string; box_public: Buffer; key_sealed: Buffer };
  session: {
    id: string;
    lookup: Buffer;
    person_id: string;
    level: 'password+totp' | 'passkey' | 'passkey+password';
    secret_sealed: Buffer | null;
    started_at: Moment;
    touched_at: Moment;
    idle_until: Moment;
    absolute_until: Moment;
    stepped_up_at: Moment;
    ended_at: Moment | null;
    device_sealed: Buffer | null;
  };
  passkey: {
    id: string;
    person_id: string;
    lookup: Buffer;
    credential: Buffer;
    public_key: Buffer;
    counter: ColumnType<string, number, number>;
    device_sealed: Buffer;
    created_day: Day;
    used_day: ColumnType<string | null, string | undefined, string>;
  };
  signed_statement: {
    id: string;
    kind: StatementKind;
    subject: string;
    number: number;
    content: string;
    signed_by: 'person' | 'root' | 'installation';
    signer: string | null;
    certificate_id: string | null;
    signed_at: Moment;
    signature: Buffer;
  };
  signed_since: { only_one: boolean; seq: number };
  passkey_role: { kind: Role };
  known_device: { person_id: string; key: Buffer; session_id: string; at: Moment; known_at: Moment | null };
  team: { id: string; kind: 'staff' | 'intake' | 'region' | 'oversight'; region_id: string | null };
  team_key: {
    team_id: string;
    epoch: number;
    public_key: Buffer;
    signer: string;
    signed_at: Moment;
    signature: Buffer;
    recovery_sealed: Buffer;
  };
  team_member: {
    team_id: string;
    epoch: number;
    person_id: string;
    key_sealed: Buffer | null;
    added_by: string;
    added_at: Moment;
    ended_at: Moment | null;
  };
  published_intake_key: {
    team_id: string;
    epoch: number;
    statement: Doc<unknown>;
    signature: Buffer;
    chain: Doc<unknown>;
  };
  volunteer_profile: {
    person_id: string;
    region_id: string;
    sealed: Buffer;
    epoch: number;
    version: Generated<number>;
    told: Buffer | null;
  };
  colleague_number: { person_id: string; sealed: Buffer; epoch: number; version: Generated<number> };
  done_once: { person_id: string; key: string; location: string; at: Moment };
  access_notice: {
    id: string;
    person_id: string;
    case_id: string;
    kind: 'got' | 'lost';
    at: Moment;
    seen: boolean;
    sealed: Buffer;
  };
  held_text: { id: string; person_id: string; sealed: Buffer; at: Moment };
  case_file: {
    id: string;
    reference: string;
    region_id: string;
    status: Generated<'open' | 'closed'>;
    epoch: Generated<number>;
    next_due_day: Day | null;
    created_day: Day;
    changed_day: Day;
  };
  case_grant: {
    id: string;
    case_id: string;
    compartment: Compartment;
    epoch: number;
    holder_kind: 'person' | 'team' | 'client' | 'overseer';
    holder_id: string;
    holder_epoch: number;
    earlier_reports: Generated<boolean>;
    from_at: Moment;
    until_at: Moment | null;
    reason: string;
    granter: string;
    granter_certificate: string;
    signature: Buffer;
    key_sealed: Buffer | null;
    ended_at: Moment | null;
    ended_by: string | null;
    end_reason: string | null;
  };
  case_transfer: {
    id: string;
    case_id: string;
    reference: string;
    from_region: string;
    to_region: string;
    from_team: string;
    to_team: string;
    team_epoch: number;
    epoch: number;
    state: Generated<'proposed' | 'accepted' | 'returned' | 'taken-back' | 'lapsed'>;
    proposed_by: string;
    proposed_at: Moment;
    until_at: Moment;
    decided_by: Generated<string | null>;
    decided_at: Moment | null;
    reason: Generated<string | null>;
    card: Buffer | null;
    answer: Generated<Buffer | null>;
    answer_epoch: Generated<number | null>;
  };
  transfer_grant: {
    id: string;
    transfer_id: string;
    case_id: string;
    compartment: Compartment;
    epoch: number;
    holder_kind: 'team';
    holder_id: string;
    holder_epoch: number;
    earlier_reports: Generated<boolean>;
    from_at: Moment;
    until_at: Moment;
    reason: string;
    granter: string;
    granter_certificate: string;
    signature: Buffer;
    key_sealed: Buffer | null;
  };
  case_block: {
    id: string;
    case_id: string;
    compartment: Generated<'core'>;
    person_id: string;
    epoch: number;
    sealed: Buffer;
    made_by: string;
    set_at: Moment;
    ended_by: string | null;
    ended_at: Moment | null;
  };
  case_list: { case_id: string; compartment: Compartment; epoch: number; version: number; sealed: Buffer };
  case_key_earlier: { case_id: string; compartment: Compartment; epoch: number; sealed: Buffer };
  glass_break: {
    id: string;
    case_id: string;
    person_id: string;
    day: Day;
    number: number;
    reason: string;
    broken_at: Moment;
    seen_by: string | null;
    seen_at: Moment | null;
  };
  oversight_wrap: {
    case_id: string;
    compartment: Compartment;
    epoch: number;
    team_id: string;
    team_epoch: number;
    key_sealed: Buffer;
    granter: string;
    granter_certificate: string;
    signature: Buffer;
  };
  case_header: {
    case_id: string;
    compartment: Generated<'core'>;
    epoch: number;
    version: Generated<number>;
    sealed: Buffer;
    head: Generated<Buffer | null>;
  };
  case_record: {
    id: string;
    version: number;
    case_id: string;
    compartment: 'core' | 'safety';
    kind: string;
    epoch: number;
    sealed: Buffer;
    author: string;
    begun_by: Generated<string | null>;
    readers: Generated<'all' | 'volunteers' | 'coordinators'>;
    written_at: Moment;
    outcome: Generated<'reached' | 'not-reached' | null>;
    replaced_at: Moment | null;
  };
  draft: {
    id: string;
    case_id: string;
    compartment: Generated<'core'>;
    person_id: string;
    kind: string;
    epoch: number;
    sealed: Buffer;
    saved_at: Moment;
  };
  case_closure: {
    id: string;
    case_id: string;
    reason: string;
    closed_by: string;
    closed_at: Moment;
    reopened_by: string | null;
    reopened_at: Moment | null;
  };
  file_object: {
    id: string;
    case_id: string;
    compartment: 'core' | 'safety';
    epoch: number;
    storage_name: string;
    sealed: Buffer;
    stored_day: Day;
  };
  letter: {
    id: string;
    case_id: string;
    compartment: Generated<'core'>;
    state: Generated<'read' | 'confirmed' | 'set-aside'>;
    epoch: number;
    version: Generated<number>;
    sealed: Buffer;
    uploaded_by: string;
    received_day: Day;
  };
  dossier_document: {
    id: string;
    case_id: string;
    compartment: Generated<'core'>;
    state: Generated<'kept' | 'set-aside'>;
    epoch: number;
    version: Generated<number>;
    sealed: Buffer;
    added_by: string;
    added_day: Day;
  };
  dossier_bundle: {
    id: string;
    case_id: string;
    compartment: Generated<'core'>;
    state: Generated<'chosen' | 'made'>;
    epoch: number;
    version: Generated<number>;
    sealed: Buffer;
    made_by: string;
    made_day: Day;
  };
  legal_limit: {
    id: string;
    case_id: string;
    compartment: Generated<'core'>;
    catalogue_id: string;
    law: string;
    start_day: Day;
    term: string | null;
    purpose: Generated<'act' | 'wait'>;
    last_day: Day;
    driving_day: Day;
    recomputable: boolean;
    proposed_day: Day | null;
    confirmed: Generated<boolean>;
    state: Generated<'open' | 'done' | 'dropped'>;
    epoch: number;
    version: Generated<number>;
    sealed: Buffer;
  };
  case_procedure: {
    id: string;
    case_id: string;
    compartment: Generated<'core'>;
    epoch: number;
    version: Generated<number>;
    sealed: Buffer;
  };
  procedure_event: {
    id: string;
    case_id: string;
    procedure_id: string;
    compartment: Generated<'core'>;
    epoch: number;
    version: Generated<number>;
    sealed: Buffer;
  };
  added_law: {
    id: string;
    kind: 'reading' | 'day';
    team_id: string;
    epoch: number;
    sealed: Buffer;
    made_by: string;
    made_day: Day;
  };
  page_draft: {
    id: string;
    page: string;
    lang: string;
    team_id: string;
    epoch: number;
    sealed: Buffer;
    made_by: string;
    saved_day: Day;
  };
  definition_approval: {
    id: string;
    kind: Generated<'procedure' | 'letter' | 'sentence' | 'term' | 'page' | 'deadline'>;
    key: string;
    version: number;
    hash: Buffer;
    team_id: string;
    epoch: number;
    sealed: Buffer;
    made_by: string;
    made_day: Day;
    ended_by: string | null;
    ended_day: Day | null;
  };
  task: {
    id: string;
    case_id: string;
    compartment: Generated<'core'>;
    kind: string;
    due_day: Day | null;
    state: Generated<'open' | 'done' | 'dropped'>;
    epoch: number;
    version: Generated<number>;
    sealed: Buffer;
  };
  notice: {
    id: string;
    case_id: string;
    compartment: Generated<'core'>;
    kind: 'limit-reminder' | 'limit-proposal' | 'limit-moved' | 'limit-escalation';
    limit_id: string | null;
    day: Day;
  };
  calendar_feed: { id: string; person_id: string; lookup: Buffer; made_day: Day; ended_at: Moment | null };
  registration: {
    id: string;
    status: Generated<RegistrationStatus>;
    team_id: string;
    team_epoch: number;
    key_sealed: Buffer | null;
    sealed: Buffer | null;
    receipt_mac: Buffer;
    form_key: string;
    received_day: Day;
    received_hour: Generated<number | null>;
    changed_day: Day;
    taken_by: string | null;
    case_id: string | null;
    version: Generated<number>;
    stop_asked_day: Day | null;
    told: Generated<boolean>;
  };
  organisation: {
    key: string;
    content: Doc<unknown>;
    published: ColumnType<unknown, string | null, string | null>;
    checked_on: Day;
    checked_by: string;
    version: Generated<number>;
  };
  secret_address: {
    id: string;
    key: string;
    team_id: string;
    epoch: number;
    sealed: Buffer;
    version: Generated<number>;
  };
  directory_import: { person_id: string; content: string; at: Moment };
  organisation_learned: { key: string; what: string; number: number };
  referral: {
    id: string;
    case_id: string;
    compartment: Generated<'core'>;
    state: Generated<ReferralState>;
    since_day: Day;
    epoch: number;
    version: Generated<number>;
    sealed: Buffer;
  };
  audit_entry: {
    seq: number;
    body: string;
    previous: Buffer;
    hash: Buffer;
    at: Moment;
    person: ColumnType<string | null, never, never>;
    action: ColumnType<string, never, never>;
    case_id: ColumnType<string | null, never, never>;
  };
  audit_head: { seq: number; hash: Buffer; changed: Buffer };
  job: {
    id: string;
    kind: 'limit-reminder';
    case_id: string;
    limit_id: string;
    run_on: Day;
    state: Generated<'waiting' | 'done' | 'dropped' | 'failed'>;
    attempts: Generated<number>;
    try_after: Moment;
    done_at: Moment | null;
  };
  mail_due: {
    id: string;
    kind: 'intake' | 'region' | 'person';
    of_id: string | null;
    created_at: Moment;
    try_after: Moment;
    attempts: Generated<number>;
    failed_at: Moment | null;
    told_at: Moment | null;
    told_by: string | null;
  };
  reminder_mailbox: {
    person_id: string;
    mailbox: string;
  };
}
