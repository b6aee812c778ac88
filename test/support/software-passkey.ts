import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** What an authenticator says about itself and its owner; each can be made wrong. */
export interface Act {
  challenge: string;
  origin?: string;
  site?: string;
  verified?: boolean;
  counter?: number;
  userHandle?: Buffer | null;
  type?: string;
}

/**
 * An authenticator in software, for tests below the browser: signs what it is told, right or wrong. Its parts are those of
 * WebAuthn level 2: client data as JSON, authenticator data, a COSE key, attestation "none".
 */
export class SoftwarePasskey {
  readonly id = randomBytes(32);
  readonly prf = randomBytes(32);
  readonly #key: KeyObject;
  readonly #cose: Buffer;

  readonly origin: string;
  readonly handle: Buffer | null;

  constructor(origin = 'http://localhost:3001', handle: Buffer | null = null) {
    this.origin = origin;
    this.handle = handle;
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#key = privateKey;
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const point = (text: string) => Buffer.concat([Buffer.from([0x58, 0x20]), Buffer.from(text, 'base64url')]);
    // {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
    const head = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]);
    this.#cose = Buffer.concat([head, point(x), Buffer.from([0x22]), point(y)]);
  }

  /** The answer to being made, as the page's script sends it. */
  made(act: Act): string {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const credential = Buffer.concat([Buffer.alloc(16), length, this.id, this.#cose]);
    const data = Buffer.concat([this.#data(act, 0x40), credential]);
    const size = Buffer.alloc(2);
    size.writeUInt16BE(data.length);
    const text = (word: string) => Buffer.concat([Buffer.from([0x60 + word.length]), Buffer.from(word)]);
    const attestation = Buffer.concat([
      Buffer.from([0xa3]),
      text('fmt'),
      text('none'),
      text('attStmt'),
      Buffer.from([0xa0]),
      text('authData'),
      Buffer.from([0x59]),
      size,
      data,
    ]);
    return JSON.stringify({
      id: this.id.toString('base64url'),
      clientData: this.#clientData('webauthn.create', act).toString('base64url'),
      attestation: attestation.toString('base64url'),
    });
  }

  /** The answer to being used, as the page's script sends it. */
  used(act: Act): string {
    const clientData = this.#clientData('webauthn.get', act);
    const data = this.#data(act, 0);
    const signed = Buffer.concat([data, createHash('sha256').update(clientData).digest()]);
    const handle = act.userHandle === undefined ? this.handle : act.userHandle;
    return JSON.stringify({
      id: this.id.toString('base64url'),
      clientData: clientData.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: sign('sha256', signed, this.#key).toString('base64url'),
      userHandle: handle?.toString('base64url') ?? null,
    });
  }

  #clientData(type: string, act: Act): Buffer {
    const { challenge, origin = this.origin } = act;
    return Buffer.from(JSON.stringify({ type: act.type ?? type, challenge, origin, crossOrigin: false }));
  }

  /** Site, flags (present 1, verified 4, credential 64) and counter. */
  #data({ site, verified = true, counter = 0 }: Act, more: number): Buffer {
    const name = site ?? new URL(this.origin).hostname;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const flags = Buffer.from([0x01 + (verified ? 0x04 : 0) + more]);
    return Buffer.concat([createHash('sha256').update(name).digest(), flags, count]);
  }
}
