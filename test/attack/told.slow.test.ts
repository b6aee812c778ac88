import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staffForms } from '../support/attack-forms.ts';
import { sealedPlaces } from '../support/attack-sealed.ts';
import { type AttackWorld, attackWorld } from '../support/attack-world.ts';

/**
 * What an entry of the audit log says of each sealing. Verifiers, print-outs and the pages of the book read these entries
 * for as long as the book is kept: a field more or less is a change of that record.
 */
const ofRow = 'case compartment hash objectId reference request';
const withCode = 'case compartment hash object objectId reference request';
const told: Record<string, string[]> = {
  'address.changed': ['hash object objectId request'],
  'block.set': ['case objectId reference request'],
  'bundle.chosen': ['case compartment count hash objectId reference request'],
  'bundle.made': ['case compartment count hash objectId reference request'],
  'definition.approved': ['hash object objectId request'],
  'document.added': [ofRow],
  'document.changed': [ofRow],
  'document.set-aside': [ofRow],
  'draft.saved': ['case hash object reference request'],
  'file.stored': [withCode],
  // The second: the header with which a case begins.
  'header.changed': ['case compartment hash reference request', 'case compartment hash request'],
  'letter.confirmed': [ofRow],
  'letter.read': [ofRow],
  'letter.set-aside': [ofRow],
  'limit.added': [ofRow],
  'limit.changed': [withCode],
  'procedure.event-added': [ofRow],
  'procedure.event-changed': [ofRow],
  'procedure.started': [ofRow],
  'procedure.stopped': [ofRow],
  // Of a volunteer by the coordinator; a colleague's own number; the own mailbox, which is no sealed column.
  'profile.changed': ['hash object objectId request', 'hash objectId request', 'object objectId request'],
  'record.changed': [withCode],
  'record.written': [withCode],
  'referral.answered': [withCode],
  'referral.ended': ['case compartment hash object objectId reason reference request'],
  'referral.sent': [withCode],
  'referral.written': [withCode],
  'sharing.danger': ['case compartment object objectId reason reference request'],
  // The second of each: a worry, which a coordinator settles without writing.
  'task.added': [withCode, 'case hash object objectId reference request'],
  'task.changed': [withCode, 'case hash object objectId reference request'],
};
/** What the book knows of these is another hash, or none. */
const withoutHashOfRow = ['block.set', 'bundle.made', 'sharing.danger'];

interface Entry extends Record<string, unknown> {
  action: string;
  hash?: string;
}

let attack: AttackWorld;
let entries: Entry[];
beforeAll(async () => {
  attack = await attackWorld();
  await sealedPlaces(attack);
  for (const make of Object.values(staffForms)) {
    const form = await make(attack);
    if (form.takes !== 'effect') continue;
    const visitor = await attack.visitor(form.who);
    if (form.file) await visitor.upload(form.path, form.fields, form.file);
    else await visitor.post(form.path, form.fields);
  }
  const { rows } = await attack.admin.query<{ body: string }>('select body from naast.audit_entry order by seq');
  entries = rows.map(({ body }) => JSON.parse(body)).filter(({ action }) => action in told);
}, 180_000);
afterAll(() => attack?.close());

/** Who and when, which the database adds. */
const added = ['action', 'at', 'kind', 'person', 'roles', 'seq', 'session'];
const fieldsOf = (entry: Entry) =>
  Object.keys(entry)
    .filter((name) => !added.includes(name))
    .sort()
    .join(' ');

describe('what the audit log is told of a sealing', () => {
  it('T123 says the same fields as ever, of every act', () => {
    const found = Map.groupBy(entries, ({ action }) => action);
    const shapes = Object.keys(told).map((action) => [
      action,
      [...new Set(found.get(action)?.map(fieldsOf) ?? [])].sort(),
    ]);
    expect(shapes).toEqual(Object.entries(told));
  });

  it('T123 has the hash of what lies in the row', async () => {
    const { rows: tables } = await attack.admin.query<{ table: string }>(
      "select table_name as table from information_schema.columns where table_schema = 'naast' and column_name = 'sealed'",
    );
    const hashes = new Set<string>();
    for (const { table } of tables) {
      const { rows } = await attack.admin.query<{ hash: string }>(
        `select encode(sha256(sealed), 'hex') as hash from naast.${table} where sealed is not null`,
      );
      for (const { hash } of rows) hashes.add(hash);
    }
    const fits = new Set(entries.flatMap(({ action, hash }) => (hash && hashes.has(hash) ? [action] : [])));
    expect([...fits].sort()).toEqual(Object.keys(told).filter((action) => !withoutHashOfRow.includes(action)));
  });
});
