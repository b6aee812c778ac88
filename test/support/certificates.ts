import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** A certificate for one host name, with its key; `authority` is what vouches for it. */
export interface TestCertificate {
  cert: string;
  key: string;
  authority: string;
}

/** Makes a certificate that an authority of our own signs, valid from one moment to another. Both are thrown away. */
export function testCertificate(host: string, from: Date, until: Date): TestCertificate {
  return testAuthority().vouchFor(host, from, until);
}

export interface TestAuthority {
  authority: string;
  vouchFor(host: string, from: Date, until: Date): TestCertificate;
}

/** The same authority for several. */
export function testAuthority(): TestAuthority {
  const root = newKeys();
  const ever = { from: new Date(Date.UTC(2000, 0)), until: new Date(Date.UTC(2100, 0)) };
  const authority = certificate({ name: 'Authority of a test', keys: root, signer: root, ...ever, isAuthority: true });
  return {
    authority,
    vouchFor(host, from, until) {
      const own = newKeys();
      const cert = certificate({ name: host, keys: own, signer: root, from, until, isAuthority: false });
      return { cert, authority, key: String(own.privateKey.export({ type: 'pkcs8', format: 'pem' })) };
    },
  };
}

interface Keys {
  publicKey: KeyObject;
  privateKey: KeyObject;
}
const newKeys = (): Keys => generateKeyPairSync('ec', { namedCurve: 'P-256' });

interface Asked {
  name: string;
  keys: Keys;
  signer: Keys;
  from: Date;
  until: Date;
  isAuthority: boolean;
}

/** X.509 (RFC 5280) in DER, no more of it than a browser asks for. */
function certificate({ name, keys, signer, from, until, isAuthority }: Asked): string {
  const ecdsaWithSha256 = seq(oid('2a8648ce3d040302'));
  const issuer = nameOf('Authority of a test');
  const extensions = isAuthority
    ? [seq(oid('551d13'), flag, octets(seq(flag)))]
    : [seq(oid('551d11'), octets(seq(der(0x82, Buffer.from(name)))))];
  const content = seq(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    issuer,
    seq(time(from), time(until)),
    nameOf(name),
    keys.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, seq(...extensions)),
  );
  const signature = sign('sha256', content, signer.privateKey);
  const whole = seq(content, ecdsaWithSha256, der(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function der(tag: number, body: Buffer): Buffer {
  const { length } = body;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}
const seq = (...parts: Buffer[]) => der(0x30, Buffer.concat(parts));
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const octets = (body: Buffer) => der(0x04, body);
const flag = der(0x01, Buffer.from([0xff]));
const nameOf = (name: string) => seq(der(0x31, seq(oid('550403'), der(0x0c, Buffer.from(name)))));
const time = (moment: Date) => der(0x18, Buffer.from(moment.toISOString().replace(/[-:T]|\.\d+/g, '')));
