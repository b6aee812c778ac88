import {
  type Certificate,
  certificateHolds,
  currentCertificate,
  loadChain,
  revocationsOf,
  type StatementPins,
} from '#app/platform/access/statements/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { isNewestSeen, type Team, type TeamKey, teamKeyStatement } from '#app/platform/access/visit/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { type Json, verifySignature } from '#app/platform/vault/index.ts';

interface PublishedCertificate {
  id: string;
  subject: string;
  roles: Certificate['roles'];
  region: string | null;
  box: string;
  sign: string;
  from: string;
  until: string;
  issuer: string | null;
  signature: string;
}

/**
 * Publishes the intake team's key with its chain, so that the public side can check it against the pinned root alone.
 */
export async function publishIntakeKey(visit: Visit, team: Team, key: TeamKey): Promise<void> {
  const chain = [...(await loadChain(visit.db, visit.keys.pins, [key.signer])).values()].map(
    (certificate): PublishedCertificate => ({
      id: certificate.id,
      subject: certificate.subject,
      roles: certificate.roles,
      region: certificate.region_id,
      box: certificate.box_public.toString('hex'),
      sign: certificate.sign_public.toString('hex'),
      from: certificate.valid_from.toISOString(),
      until: certificate.valid_until.toISOString(),
      issuer: certificate.issuer,
      signature: certificate.signature.toString('hex'),
    }),
  );
  await visit.db
    .insertInto('published_intake_key')
    .values({
      team_id: team.id,
      epoch: key.epoch,
      statement: JSON.stringify(teamKeyStatement(team, key)),
      signature: key.signature,
      chain: JSON.stringify(chain),
    })
    .execute();
}

/**
 * The intake team's newest key, as far as the pinned root vouches for it; null when there is none (design question 3,
 * T89).
 */
export async function publishedIntakeKey(
  db: ScopedDb,
  pins: StatementPins,
): Promise<{ teamId: string; epoch: number; publicKey: Buffer } | null> {
  const [row, before] = await db
    .selectFrom('published_intake_key')
    .selectAll()
    .orderBy('epoch', 'desc')
    .limit(2)
    .execute();
  if (!row || !isNewestSeen(row.team_id, row.epoch, pins)) return null;
  try {
    const statement = row.statement as { [name: string]: Json };
    const at = momentOf(row);
    // As for every team: a project leader who has left cannot sign a key with a date before the rotation that followed.
    if (before && momentOf(before) > at) return null;
    const known = await chainOf(db, pins, row.chain as PublishedCertificate[]);
    const signer = known.get(String(statement.signer));
    if (!signer?.roles.includes('project-leader') || !certificateHolds(signer, known, pins.root, at)) return null;
    if (statement.kind !== 'intake' || statement.team !== row.team_id || statement.epoch !== row.epoch) return null;
    if (!verifySignature(signer.sign_public, 'naast-team-key-1', statement, row.signature)) return null;
    return { teamId: row.team_id, epoch: row.epoch, publicKey: Buffer.from(String(statement.public), 'hex') };
  } catch {
    return null;
  }
}

const momentOf = ({ statement }: { statement: unknown }) => new Date(String((statement as { at?: unknown }).at));

/**
 * The published chain, with what the audit log says of its certificates: a revoked one vouches for nothing that came
 * later.
 */
async function chainOf(
  db: ScopedDb,
  pins: StatementPins,
  published: readonly PublishedCertificate[],
): Promise<Map<string, Certificate>> {
  const revoked = await revocationsOf(
    db,
    pins,
    published.map(({ id }) => id),
  );
  return new Map(
    published.map((one) => [one.id, { ...readCertificate(one), revoked_at: revoked.get(one.id) ?? null }] as const),
  );
}

function readCertificate(published: PublishedCertificate): Certificate {
  return {
    id: published.id,
    subject: published.subject,
    roles: published.roles,
    region_id: published.region,
    box_public: Buffer.from(published.box, 'hex'),
    sign_public: Buffer.from(published.sign, 'hex'),
    valid_from: new Date(published.from),
    valid_until: new Date(published.until),
    issuer: published.issuer,
    signature: Buffer.from(published.signature, 'hex'),
    revoked_at: null,
  };
}

/** The leader's own signing act: current certificate and secret; null when no certificate holds. */
export async function ownSigner(
  visit: Visit,
): Promise<{ id: string; certificate: Certificate; signSecret: Uint8Array } | null> {
  const certificate = await currentCertificate(visit.db, visit.person.id, visit.keys.pins);
  return certificate && { id: visit.person.id, certificate, signSecret: visit.keys.secret.signSecret };
}
