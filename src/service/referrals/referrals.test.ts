import { describe, expect, test } from 'vitest';
import type { ReferralState } from '#app/platform/database/index.ts';
import { isMessageKey } from '#app/platform/language/index.ts';
import { emptyCard } from '#app/service/cases/index.ts';
import fc from '#test/property.ts';
import { forgottenIn } from '../../../test/support/declared-form.ts';
import { type HandOverFacts, handOverLines, handOverMark } from './hand-over.ts';
import { referralForm } from './referral-form.ts';
import {
  acts,
  actsFrom,
  awaitsAnswer,
  isOpen,
  parts,
  type ReferralAct,
  refusalReasons,
  step,
  takeBackReasons,
} from './referrals.ts';

const states: readonly ReferralState[] = [
  'draft',
  'sent',
  'received',
  'waiting',
  'accepted',
  'under-way',
  'refused',
  'done',
  'taken-back',
];
const someActs = fc.array(fc.constantFrom(...acts), { maxLength: 12 });

/** Every state that is passed when these acts are tried one after the other. */
function walk(tried: readonly ReferralAct[]): ReferralState[] {
  const passed: ReferralState[] = ['draft'];
  for (const act of tried) {
    const next = step(passed.at(-1) ?? 'draft', act);
    if (next !== null) passed.push(next);
  }
  return passed;
}

describe('a referral', () => {
  test('is answered only after it went out, and done only after it was accepted, whatever is tried in which order', () => {
    fc.assert(
      fc.property(someActs, (tried) => {
        const passed = walk(tried);
        const stepsTo = (state: ReferralState) => passed.slice(0, passed.indexOf(state));
        for (const state of ['received', 'waiting', 'accepted', 'refused'] as const)
          if (passed.includes(state)) expect(stepsTo(state)).toContain('sent');
        if (passed.includes('under-way')) expect(stepsTo('under-way')).toContain('accepted');
        if (passed.includes('done')) expect(stepsTo('done')).toContain('accepted');
      }),
    );
  });

  test('goes out once, comes to an end, and never leaves it', () => {
    fc.assert(
      fc.property(someActs, (tried) => {
        const passed = walk(tried);
        expect(passed.filter((state) => state === 'sent').length).toBeLessThanOrEqual(1);
        expect(new Set(passed).size).toBe(passed.length);
        const ended = passed.findIndex((state) => !isOpen(state));
        expect(ended === -1 || ended === passed.length - 1).toBe(true);
      }),
    );
  });

  test('can be taken back as long as it has not ended, and of an answer and a taking back only one is possible after the other', () => {
    for (const state of states) expect(actsFrom(state).includes('take-back')).toBe(isOpen(state));
    for (const state of states.filter(awaitsAnswer)) {
      const back = step(state, 'take-back');
      if (back) for (const act of acts) expect(step(back, act)).toBeNull();
    }
  });

  test('has a word for every state, act and reason', () => {
    for (const state of states) expect(isMessageKey(`referrals.state.${state}`)).toBe(true);
    for (const reason of [...refusalReasons, ...takeBackReasons]) {
      expect(isMessageKey(`referrals.reason.${reason}`)).toBe(true);
      expect(isMessageKey(`audit-log.reason.${reason}`)).toBe(true);
    }
  });
});

describe('the sheet', () => {
  const facts: HandOverFacts = {
    header: {
      nameToUse: 'WoordNaam',
      languages: ['ti'],
      reads: 'ti',
      interpreter: 'needed',
      contactRules: { when: 'WoordWanneer', askFor: 'WoordVraagNaar', leaveMessage: 'no', mustNotKnow: 'WoordGeheim' },
    },
    contact: { ways: [{ kind: 'telephone', value: '06 1234 5678' }], staysAt: 'WoordVerblijf' },
    card: { ...emptyCard, daily: 'WoordEten', mayKnow: 'WoordWeten' },
    nextDay: '2026-12-03',
    withheld: [],
    from: { region: 'Utrecht', telephone: '030 555 01 02' },
  };
  const wordsOf = {
    name: ['WoordNaam'],
    languages: ['Tigrinya'],
    'contact-rules': ['WoordVraagNaar', 'WoordGeheim'],
    card: ['WoordEten', 'WoordWeten'],
    reach: ['06 1234 5678'],
    'next-day': ['3 december 2026'],
  } as const;

  test('says exactly the chosen parts and nothing of the others, and never where she stays', () => {
    fc.assert(
      fc.property(fc.subarray([...parts]), (chosen) => {
        const text = handOverLines({ question: 'WoordVraag', parts: chosen }, facts)
          .map((line) => line.text)
          .join('\n');
        for (const part of parts)
          for (const word of wordsOf[part]) expect(text.includes(word)).toBe(chosen.includes(part));
        // A number never goes without when and how; whom to ask for and who must not know go where they were chosen.
        expect(text.includes('WoordWanneer')).toBe(chosen.includes('contact-rules') || chosen.includes('reach'));
        expect(text).not.toContain('WoordVerblijf');
        expect(text).toContain('WoordVraag');
        expect(text).toContain('coördinator, regio Utrecht, 030 555 01 02');
      }),
    );
  });

  test('has another mark as soon as one word of it differs', () => {
    const lines = handOverLines({ question: 'Vraag', parts: ['name', 'reach'] }, facts);
    expect(handOverMark(lines)).toBe(
      handOverMark(handOverLines({ question: 'Vraag', parts: ['reach', 'name'] }, facts)),
    );
    for (const change of [
      { header: { ...facts.header, nameToUse: 'Ander' } },
      { contact: null },
      { from: { region: 'Zeist', telephone: null } },
    ])
      expect(
        handOverMark(handOverLines({ question: 'Vraag', parts: ['name', 'reach'] }, { ...facts, ...change })),
      ).not.toBe(handOverMark(lines));
  });

  test('says "not known" where nobody knows, instead of leaving a line out', () => {
    const lines = handOverLines(
      { question: 'Vraag', parts: ['next-day', 'reach'] },
      { ...facts, nextDay: null, contact: null },
    );
    expect(lines.filter(({ text }) => text === 'niet bekend')).toHaveLength(2);
  });
});

test('no field is forgotten in the form of a referral', async () => {
  expect(await forgottenIn(referralForm)).toEqual([]);
});
