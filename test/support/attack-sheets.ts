import { openShares } from '#app/platform/access/rotation/recovery-shares.ts';
import { signed, statementsAsText } from '#app/platform/access/statements/index.ts';
import { readShareLines, setOfShare } from '#app/platform/vault/index.ts';
import { proofOfSet } from '#app/service/recovery/shares.pages.tsx';
import type { AttackWorld } from './attack-world.ts';

/** The form that makes the sheets of this world count, so that they go on counting for the others. */
export async function sheetsOnPaper({ world, admin }: AttackWorld) {
  const [first = '', second = ''] = world.sheets;
  const read = readShareLines(first, 47);
  const opened = await openShares(world.pins, [first, second], null);
  if (!read.ok || !opened.ok) throw new Error('These are no sheets.');
  const subject = `set-${setOfShare(read.share)}`;
  const { rows } = await admin.query<{ number: string }>(
    'select max(number) + 1 as number from naast.signed_statement',
  );
  const by = { by: 'root' as const, signer: null, certificate: null, number: Number(rows[0]?.number ?? 1) };
  const said = { kind: 'recovery.sheets-renewed' as const, subject, content: {} };
  const statement = statementsAsText([signed(said, { ...by, at: new Date() }, opened.secret.root.signSecret)]);
  const proof = proofOfSet(world.installation.pepper, { set: subject, current: null, leader: world.people.leader.id });
  return { set: subject, proof, statement };
}
