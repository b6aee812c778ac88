import type { Role } from '#app/platform/database/index.ts';
import { type Json, newId, sign, verifySignature } from '#app/platform/vault/index.ts';

export interface Certificate {
  id: string;
  subject: string;
  roles: Role[];
  region_id: string | null;
  box_public: Buffer;
  sign_public: Buffer;
  valid_from: Date;
  valid_until: Date;
  issuer: string | null;
  signature: Buffer;
  revoked_at: Date | null;
}

const domain = 'naast-certificate-1';
export const longestChain = 3;

function statementOf(certificate: Omit<Certificate, 'signature' | 'revoked_at'>): Json {
  return {
    id: certificate.id,
    subject: certificate.subject,
    roles: [...certificate.roles].sort(),
    region: certificate.region_id,
    box: certificate.box_public.toString('hex'),
    sign: certificate.sign_public.toString('hex'),
    from: certificate.valid_from.toISOString(),
    until: certificate.valid_until.toISOString(),
    issuer: certificate.issuer,
  };
}

/** Makes and signs a certificate. `issuer` null means that the root itself signs (the first project leader). */
export function certify(
  subject: Pick<
    Certificate,
    'subject' | 'roles' | 'region_id' | 'box_public' | 'sign_public' | 'valid_from' | 'valid_until'
  >,
  by: { issuer: string | null; signSecret: Uint8Array },
): Certificate {
  const unsigned = { ...subject, id: newId(), issuer: by.issuer };
  return { ...unsigned, signature: sign(by.signSecret, domain, statementOf(unsigned)), revoked_at: null };
}

/**
 * May this issuer vouch for this subject? Root → project leader → anyone; coordinator → volunteers of the same region.
 */
export function mayCertify(
  issuer: Pick<Certificate, 'roles' | 'region_id'> | null,
  subject: { roles: readonly Role[]; region_id: string | null },
): boolean {
  if (!issuer) return subject.roles.includes('project-leader');
  if (issuer.roles.includes('project-leader')) return !subject.roles.includes('project-leader');
  const onlyVolunteer = subject.roles.length === 1 && subject.roles[0] === 'volunteer';
  return (
    issuer.roles.includes('coordinator') &&
    onlyVolunteer &&
    subject.region_id !== null &&
    subject.region_id === issuer.region_id
  );
}

/**
 * Checks a certificate up to the pinned root: signatures, rights to vouch, validity at `at`, no revocation before `at`,
 * and at most three links. Pure; `known` holds the certificates of the chain.
 */
export function certificateHolds(
  certificate: Certificate,
  known: ReadonlyMap<string, Certificate>,
  root: Uint8Array,
  at: Date,
): boolean {
  let current = certificate;
  for (let length = 1; length <= longestChain; length += 1) {
    const issuer = current.issuer === null ? null : known.get(current.issuer);
    if (issuer === undefined || !mayCertify(issuer, current)) return false;
    if (at < current.valid_from || at > current.valid_until || (current.revoked_at && current.revoked_at <= at))
      return false;
    if (!verifySignature(issuer?.sign_public ?? root, domain, statementOf(current), current.signature)) return false;
    if (!issuer) return true;
    current = issuer;
  }
  return false;
}
