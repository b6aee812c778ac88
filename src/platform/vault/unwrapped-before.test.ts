import { describe, expect, it } from 'vitest';
import { derive } from './hashes.ts';
import { forget, newKey } from './memory.ts';
import { VaultRefusal } from './refusal.ts';
import { unwrapKey } from './unwrapped-before.ts';
import { newBoxPair, wrapKey } from './wrap.ts';

const recipient = newBoxPair();
const again = () => derive(recipient.boxSecret, 'unwrapped-before');
const key = newKey();
const wrapped = wrapKey(recipient.boxPublic, 'a place', key);

describe('a key that was unwrapped before', () => {
  it('is the same key the second time, in memory of its own', () => {
    const first = unwrapKey(recipient, 'a place', wrapped, again());
    const second = unwrapKey(recipient, 'a place', wrapped, again());
    expect([first.equals(key), second.equals(key)]).toEqual([true, true]);
    forget(first);
    expect(second.equals(key)).toBe(true);
    expect(unwrapKey(recipient, 'a place', wrapped, again()).equals(key)).toBe(true);
  });

  it('opens for no other bytes, no other context and nobody else', () => {
    unwrapKey(recipient, 'a place', wrapped, again());
    for (let at = 0; at < wrapped.length; at += 1) {
      const changed = Buffer.from(wrapped);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => unwrapKey(recipient, 'a place', changed, again()), `byte ${at}`).toThrow(VaultRefusal);
    }
    expect(() => unwrapKey(recipient, 'another', wrapped, again())).toThrow(VaultRefusal);
    const other = newBoxPair();
    expect(() => unwrapKey(other, 'a place', wrapped, derive(other.boxSecret, 'unwrapped-before'))).toThrow(
      VaultRefusal,
    );
  });

  it('opens for nobody who has the certified public half and not the private one', () => {
    unwrapKey(recipient, 'a place', wrapped, again());
    const planted = { boxPublic: recipient.boxPublic, boxSecret: newBoxPair().boxSecret };
    expect(() => unwrapKey(planted, 'a place', wrapped, derive(planted.boxSecret, 'unwrapped-before'))).toThrow(
      VaultRefusal,
    );
    const forgotten = again();
    forget(forgotten);
    expect(() => unwrapKey(planted, 'a place', wrapped, forgotten)).toThrow(VaultRefusal);
  });
});
