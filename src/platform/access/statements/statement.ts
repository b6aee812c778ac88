import { z } from 'zod';
import type { StatementKind } from '#app/platform/database/index.ts';
import { canonical, type Json, newId, sha256, sign, verifySignature } from '#app/platform/vault/index.ts';
import { rememberFound } from './remembered.ts';

/** Something that somebody said and signed. */
export interface Statement {
  id: string;
  kind: StatementKind;
  /** The id or code of what it is about. */
  subject: string;
  /** Higher than that of everything the same signer said before. */
  number: number;
  /** Canonical JSON, as it was signed; `statementContent` reads it. */
  content: string;
  by: 'person' | 'root' | 'installation';
  signer: string | null;
  certificate: string | null;
  at: Date;
  signature: Buffer;
}

/** What is to be said, before it has a number and a signature. */
export interface Saying {
  kind: StatementKind;
  subject: string;
  content: Json;
}

type Unsigned = Omit<Statement, 'signature'>;

const domain = 'naast-statement-1';

function statementOf({ id, kind, subject, number, content, by, signer, certificate, at }: Unsigned): Json {
  return { id, kind, subject, number, content, by, signer, certificate, at: at.toISOString() };
}

/** Gives a saying its number and its signature. */
export function signed(
  { kind, subject, content }: Saying,
  by: Pick<Statement, 'by' | 'signer' | 'certificate' | 'number' | 'at'>,
  signSecret: Uint8Array,
): Statement {
  const { by: whose, signer, certificate, number, at } = by;
  const said = { kind, subject, content: canonical(content) };
  const unsigned = { id: newId(), ...said, number, by: whose, signer, certificate, at };
  return { ...unsigned, signature: sign(signSecret, domain, statementOf(unsigned)) };
}

/** Signatures that were checked and hold: a page may rest on hundreds, and what one says of them never changes. */
const checked = new Map<string, number>();

/** Did this key sign every part of the statement? */
export function isSignedBy(signPublic: Uint8Array, statement: Statement): boolean {
  const key = Buffer.from(signPublic).toString('hex');
  const mark = sha256(key, markOfStatement(statement)).toString('base64');
  if (checked.has(mark)) return true;
  const holds = verifySignature(signPublic, domain, statementOf(statement), statement.signature);
  if (holds) rememberFound(checked, mark, 1);
  return holds;
}

/** What was said. */
export function statementContent(statement: Statement): Json {
  return JSON.parse(statement.content) as Json;
}

/** A row of the table, from a query or out of JSON. */
export interface StatementRow {
  id: string;
  kind: StatementKind;
  subject: string;
  number: number;
  content: string;
  signed_by: Statement['by'];
  signer: string | null;
  certificate_id: string | null;
  signed_at: Date | string;
  signature: Buffer | string;
}

export function readStatement(row: StatementRow): Statement {
  return {
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    number: row.number,
    content: row.content,
    by: row.signed_by,
    signer: row.signer,
    certificate: row.certificate_id,
    at: new Date(row.signed_at),
    signature: bytesOf(row.signature),
  };
}

/** Bytes as the driver gives them, or as they stand in JSON ('\x…'). */
export const bytesOf = (value: Buffer | string) =>
  typeof value === 'string' ? Buffer.from(value.replace(/^\\x/, ''), 'hex') : value;

/** Statements as the functions of the database take them. */
export const statementsAsText = (statements: readonly Statement[]) =>
  JSON.stringify(
    statements.map(({ id, kind, subject, number, content, certificate, at, signature }) => ({
      ...{ id, kind, subject, number, content, certificate },
      at: at.toISOString(),
      signature: signature.toString('hex'),
    })),
  );

const textSchema = z
  .array(
    z.strictObject({
      id: z.uuid(),
      kind: z.string(),
      subject: z.string(),
      number: z.int(),
      content: z.string(),
      certificate: z.uuid().nullable(),
      at: z.iso.datetime(),
      signature: z.hex(),
    }),
  )
  .length(1);

/** One statement of the root out of its text; null when it is none. Whether it was signed, `isSignedBy` says. */
export function readStatementText(text: string): Statement | null {
  try {
    const [one] = textSchema.parse(JSON.parse(text));
    if (!one || one.certificate !== null) return null;
    const { kind, at, signature, ...said } = one;
    return {
      ...said,
      kind: kind as StatementKind,
      by: 'root',
      signer: null,
      at: new Date(at),
      signature: Buffer.from(signature, 'hex'),
    };
  } catch {
    return null;
  }
}

/** Every byte of a statement and of its signature, so that one that differs anywhere is checked anew. */
export const markOfStatement = ({
  id,
  kind,
  subject,
  number,
  content,
  by,
  signer,
  certificate,
  at,
  signature,
}: Statement) =>
  [id, kind, subject, number, content, by, signer, certificate, at.getTime(), signature.toString('latin1')].join('|');
