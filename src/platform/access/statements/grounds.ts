import { sql } from 'kysely';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { type Certificate, certificateHolds } from './certificates.ts';
import { rightsToSay, type StatementAbout } from './kinds.ts';
import {
  bytesOf,
  isSignedBy,
  readStatement,
  type Statement,
  type StatementRow,
  statementContent,
} from './statement.ts';

/** The public keys that are believed without the database. */
export interface StatementPins {
  root: Uint8Array;
  /** Of the key that ends things after a restore; an installation of an earlier version has none yet. */
  endings?: Uint8Array | null;
}

interface CertificateInJson extends Omit<Certificate, 'box_public' | 'sign_public' | 'signature' | 'valid_from'> {
  box_public: string;
  sign_public: string;
  signature: string;
  valid_from: string;
}

interface Earlier {
  action: 'certificate.revoked' | 'person.ended';
  subject: string;
  at: string;
}

/**
 * By what statements are judged: certificates up to the root, what was revoked of them, and who of the signers left.
 * Made for one question and not kept: what is revoked later counts for the next one.
 */
export class Grounds {
  /** What is being judged now: two who revoked each other must not ask each other for ever. */
  readonly #judging = new Set<string>();
  /** What one act signed was signed at one moment. */
  readonly #inForce = new Map<string, boolean>();

  readonly pins: StatementPins;
  readonly certificates: ReadonlyMap<string, Certificate>;
  readonly endings: readonly Statement[];
  readonly earlier: readonly Earlier[];

  constructor(
    pins: StatementPins,
    certificates: ReadonlyMap<string, Certificate>,
    endings: readonly Statement[],
    earlier: readonly Earlier[],
  ) {
    this.pins = pins;
    this.certificates = certificates;
    this.endings = endings;
    this.earlier = earlier;
  }

  /**
   * Does this count: signed in every part, under a certificate in force when it was made, by somebody who may say this
   * about this, and not above the last number that counts of somebody who left?
   */
  holds(statement: Statement, about: StatementAbout = {}): boolean {
    const rights = rightsToSay[statement.kind];
    if (statement.by === 'root') return rights.root === true && isSignedBy(this.pins.root, statement);
    if (statement.by === 'installation') {
      const { endings } = this.pins;
      return rights.installation === true && endings != null && isSignedBy(endings, statement);
    }
    const certificate = this.certificates.get(statement.certificate ?? '');
    if (!certificate || certificate.subject !== statement.signer || !rights.person?.(certificate, about)) return false;
    if (!isSignedBy(certificate.sign_public, statement) || !this.wasInForce(certificate, statement.at)) return false;
    return statement.number <= this.lastNumberOf(certificate.subject, certificate.id);
  }

  /** Was the certificate in force at that moment, up to the root? */
  wasInForce(certificate: Certificate, at: Date): boolean {
    const mark = `${certificate.id} ${at.getTime()}`;
    const found = this.#inForce.get(mark);
    if (found !== undefined) return found;
    const holds = this.#isInForce(certificate, at);
    this.#inForce.set(mark, holds);
    return holds;
  }

  #isInForce(certificate: Certificate, at: Date): boolean {
    const known = new Map<string, Certificate>();
    for (let one: Certificate | undefined = this.certificates.get(certificate.id); one && !known.has(one.id); ) {
      known.set(one.id, { ...one, revoked_at: this.revokedAt(one.id) });
      one = this.certificates.get(one.issuer ?? '');
    }
    const own = known.get(certificate.id);
    return own !== undefined && certificateHolds(own, known, this.pins.root, at);
  }

  /** Since when a certificate is revoked; null: it is not. */
  revokedAt(id: string): Date | null {
    const certificate = this.certificates.get(id);
    const moments = [
      certificate?.revoked_at ?? null,
      ...this.earlier.filter(({ subject }) => subject === id).map(({ at }) => new Date(at)),
      this.signedRevocationOf(id),
    ].flatMap((at) => at ?? []);
    return moments.length === 0 ? null : new Date(Math.min(...moments.map((at) => at.getTime())));
  }

  /** Since when a certificate is revoked by what somebody signed who may. */
  signedRevocationOf(id: string): Date | null {
    const moments = this.#endingsThatHold('certificate.revoked', id).map(({ at }) => at.getTime());
    return moments.length === 0 ? null : new Date(Math.min(...moments));
  }

  /** Did this person leave, by what somebody signed who may, or by what counted before? */
  hasLeft(personId: string): boolean {
    return this.lastNumberOf(personId) !== Number.POSITIVE_INFINITY;
  }

  /** The last number that counts of a person (under a certificate); without an end while the person is here. */
  lastNumberOf(personId: string, certificateId?: string): number {
    // Who left before statements were signed made none.
    if (this.earlier.some(({ action, subject }) => action === 'person.ended' && subject === personId)) return 0;
    const endings = [
      ...this.#endingsThatHold('person.ended', personId),
      ...(certificateId === undefined ? [] : this.#endingsThatHold('certificate.revoked', certificateId)),
    ];
    return Math.min(Number.POSITIVE_INFINITY, ...endings.map(lastNumberIn));
  }

  #endingsThatHold(kind: Earlier['action'], subject: string): Statement[] {
    return this.endings.filter((one) => one.kind === kind && one.subject === subject && this.#endingHolds(one));
  }

  #endingHolds(ending: Statement): boolean {
    if (this.#judging.has(ending.id)) return false;
    this.#judging.add(ending.id);
    const holds = this.holds(ending, this.#aboutEnding(ending));
    this.#judging.delete(ending.id);
    return holds;
  }

  /** Whose access an ending takes away, by what was certified and not by the rows of today. */
  #aboutEnding({ kind, subject }: Statement): StatementAbout {
    const certificates = [...this.certificates.values()].filter(
      (one) => (kind === 'person.ended' ? one.subject : one.id) === subject,
    );
    const [first] = certificates;
    if (!first) return {};
    return {
      personId: first.subject,
      regionId: first.region_id,
      onlyVolunteer: certificates.every(
        ({ roles, region_id }) => roles.join() === 'volunteer' && region_id === first.region_id,
      ),
    };
  }
}

function lastNumberIn(ended: Statement): number {
  const content = statementContent(ended);
  const last = typeof content === 'object' && content !== null && !Array.isArray(content) ? content.last : undefined;
  return typeof last === 'number' ? last : 0;
}

/** What is needed to judge statements under these certificates, in one question to the database. */
export async function groundsOf(
  db: ScopedDb,
  pins: StatementPins,
  certificateIds: readonly (string | null)[],
): Promise<Grounds> {
  const wanted = [...new Set(certificateIds.flatMap((id) => id ?? []))];
  if (wanted.length === 0) return new Grounds(pins, new Map(), [], []);
  const { rows } = await sql<{ certificates: CertificateInJson[]; endings: StatementRow[]; earlier: Earlier[] }>`
    select certificates, endings, earlier from naast.statement_grounds(${wanted}::uuid[])`.execute(db);
  const { certificates = [], endings = [], earlier = [] } = rows[0] ?? {};
  const known = new Map(certificates.map((one) => [one.id, readCertificate(one)]));
  return new Grounds(pins, known, endings.map(readStatement), earlier);
}

function readCertificate(row: CertificateInJson): Certificate {
  return {
    ...row,
    box_public: bytesOf(row.box_public),
    sign_public: bytesOf(row.sign_public),
    signature: bytesOf(row.signature),
    valid_from: new Date(row.valid_from),
    valid_until: new Date(row.valid_until),
    revoked_at: row.revoked_at === null ? null : new Date(row.revoked_at),
  };
}
