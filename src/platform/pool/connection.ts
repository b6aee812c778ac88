import type { Socket } from 'node:net';
import type pg from 'pg';
import type { Context } from '#app/platform/database/index.ts';
import { sha256 } from '#app/platform/vault/index.ts';
import { signContext } from './sign-context.ts';

/** A statement that a connection has planned stays planned; beyond this many it is planned each time again. */
const mostStatements = 250;
/** A context counts for a minute (sign-context.ts); one that is older than this is dated anew before the next statement. */
const redatedAfter = 30_000;

/** One connection to the server, as long as it lives. */
export class Connection {
  /** Names of the statements that were prepared here. */
  readonly #names = new Map<string, string>();
  readonly #client: pg.PoolClient;
  readonly #contextKey: Uint8Array;
  /** The number that the server drew for this connection: every context is signed for it. */
  #number: string | undefined;
  #turn = 0;
  /** As whom the transaction acts, and since when by a clock that nobody sets. */
  #acting: { context: Context; since: number } | null = null;
  #isGathering = false;
  /** How many statements went over it; BEGIN and COMMIT travel with one. */
  statements = 0;

  constructor(client: pg.PoolClient, contextKey: Uint8Array) {
    this.#client = client;
    this.#contextKey = contextKey;
  }

  /** Before the first context: asks the server for the number of this connection. */
  async begin(): Promise<void> {
    if (this.#number !== undefined) return;
    const { rows } = await this.#client.query<{ number: string }>('select naast.begin_connection() as number');
    this.#number = rows[0]?.number;
  }

  /** A context that counts here, once, in the transaction that takes it. */
  sign(context: Context): string {
    if (this.#number === undefined) throw new Error('This connection has not begun.');
    this.#turn += 1;
    return signContext(context, this.#contextKey, { connection: this.#number, turn: this.#turn });
  }

  /**
   * One statement with its values beside it: values stand in no text that the server shows to others or writes down,
   * and a second statement in the same text is refused by the protocol. It is prepared once by name: under our policies
   * the planning of a list costs more than its execution. A plan is the role's own, and the context is read when it
   * runs, so a plan is nobody's in particular.
   */
  query<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<pg.QueryResult<Row>> {
    const { context, since } = this.#acting ?? { context: null, since: 0 };
    // A walk through the whole log takes minutes. What fails here fails the statement behind it.
    if (context !== null && performance.now() - since > redatedAfter) this.actAs(context).catch(() => undefined);
    return this.#send<Row>(text, values);
  }

  /**
   * From here on the transaction acts as this context; gives the time by the server's clock. The context is a parameter,
   * so that no view and no log of the server shows it.
   */
  async actAs(context: Context): Promise<number> {
    this.#acting = { context, since: performance.now() };
    const values = [this.sign(context)];
    const { rows } = await this.#send<{ told: number }>('select told from naast.set_context($1)', values);
    return (rows as [{ told: number }])[0].told;
  }

  #send<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[]): Promise<pg.QueryResult<Row>> {
    this.statements += 1;
    this.#gather();
    const name = this.#nameOf(text);
    const question = { text, values: [...values], queryMode: 'extended', ...(name === null ? {} : { name }) };
    return this.#client.query<Row>(question);
  }

  /** BEGIN, COMMIT or ROLLBACK. */
  say(word: 'begin' | 'commit' | 'rollback'): Promise<pg.QueryResult> {
    this.#gather();
    this.#acting = null;
    return this.#client.query(word);
  }

  /** What is asked in one go leaves in one piece: each piece is a system call here and a process woken there. */
  #gather(): void {
    const socket = (this.#client as unknown as { connection?: { stream?: Socket } }).connection?.stream;
    if (this.#isGathering || !socket) return;
    this.#isGathering = true;
    socket.cork();
    process.nextTick(() => {
      this.#isGathering = false;
      socket.uncork();
    });
  }

  #nameOf(text: string): string | null {
    const known = this.#names.get(text);
    if (known !== undefined || this.#names.size >= mostStatements) return known ?? null;
    const name = sha256(text).toString('hex').slice(0, 32);
    this.#names.set(text, name);
    return name;
  }
}
