import { describe, expect, it } from 'vitest';
import {
  newKey,
  newPersonSecret,
  newSessionCookie,
  openSession,
  readSessionCookie,
  sealSession,
  sha256,
  VaultRefusal,
} from './index.ts';

describe('a session cookie', () => {
  const cookie = newSessionCookie();

  it('is 64 characters, and is read back into its two halves', () => {
    expect(cookie.value).toMatch(/^[\w-]{64}$/);
    const bytes = Buffer.from(cookie.value, 'base64url');
    expect(cookie.lookup).toEqual(sha256(bytes.subarray(0, 16)));
    expect(cookie.key).toEqual(bytes.subarray(16));
    expect(readSessionCookie(cookie.value)).toEqual({ lookup: cookie.lookup, key: cookie.key });
  });

  it('is nothing when it does not look like one', () => {
    const { value } = cookie;
    for (const wrong of [
      '',
      value.slice(1),
      `${value}A`,
      `${value.slice(1)}=`,
      `${value.slice(1)}+`,
      `${value.slice(1)}é`,
      // A key of zeros would stop the program at the first use.
      'A'.repeat(64),
    ]) {
      expect(readSessionCookie(wrong)).toBeNull();
    }
  });
});

describe('a sealed session', () => {
  const joke = newPersonSecret();
  const { key } = newSessionCookie();
  const owner = { sessionId: 's-1', personId: 'joke' };
  const sealed = sealSession(key, owner, joke);

  it('gives the keys of the person who signed in', () => {
    expect(openSession(key, owner, sealed)).toEqual(joke);
  });

  it('refuses another cookie, another row and another person', () => {
    expect(() => openSession(newKey(), owner, sealed)).toThrow(VaultRefusal);
    expect(() => openSession(key, { ...owner, sessionId: 's-2' }, sealed)).toThrow(VaultRefusal);
    expect(() => openSession(key, { ...owner, personId: 'bram' }, sealed)).toThrow(VaultRefusal);
    expect(() => openSession(key, { sessionId: 's-1|joke', personId: '' }, sealed)).toThrow(VaultRefusal);
  });
});
