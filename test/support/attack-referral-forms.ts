import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { type FormMaker, fromPage } from './attack-form.ts';
import { freshCase } from './attack-fresh.ts';
import { agreeTo, draftReferral, seedReferral } from './attack-referral.ts';
import type { AttackWorld } from './attack-world.ts';

/** A draft for a client of Bram's own, to which the client has agreed. Gives its address. */
async function freshDraft(attack: AttackWorld): Promise<string> {
  const reference = await freshCase(attack);
  const { bram } = attack.world.people;
  await agreeTo(attack.world, reference, bram);
  return `/clients/${reference}/referrals/${await draftReferral(attack.world, reference, bram)}`;
}

/** One that was handed over and waits for an answer. */
async function freshSent(attack: AttackWorld): Promise<string> {
  const reference = await freshCase(attack);
  const { joke, bram } = attack.world.people;
  return `/clients/${reference}/referrals/${await seedReferral(attack, reference, joke, bram, (what) => what)}`;
}

/** Forms about passing a client on. */
export const referralForms: Readonly<Record<string, FormMaker>> = {
  'POST /clients/:reference/referrals': async (attack) => {
    const at = `/clients/${await freshCase(attack)}/referrals`;
    return fromPage(attack, 'bram', `${at}/new`, at, {
      organisation: 'fairwork',
      need: 'work',
      question: 'Kunnen jullie helpen?',
      parts: 'name',
    });
  },
  'POST /clients/:reference/referrals/:id': async (attack) => {
    const at = await freshDraft(attack);
    return fromPage(attack, 'bram', `${at}/edit`, at, { question: 'Kunnen jullie met spoed helpen?' });
  },
  'POST /clients/:reference/referrals/:id/sending': async (attack) => {
    const at = await freshDraft(attack);
    return fromPage(attack, 'joke', `${at}/preview`, `${at}/sending`, { how: 'letter' });
  },
  'POST /clients/:reference/referrals/:id/answer': async (attack) => {
    const at = await freshSent(attack);
    return fromPage(attack, 'bram', at, `${at}/answer`, { act: 'accept' });
  },
  'POST /clients/:reference/referrals/:id/encrypted': async (attack) => {
    const at = await freshSent(attack);
    const key = await identityToRecipient(await generateX25519Identity());
    const form = await fromPage(attack, 'joke', `${at}/encrypted`, `${at}/encrypted`, { key, compared: 'yes' });
    return { ...form, takes: 'answer' };
  },
  'POST /clients/:reference/referrals/:id/talk': async (attack) => {
    const at = await freshSent(attack);
    return fromPage(attack, 'bram', at, `${at}/talk`, { day: '31-12-2199', time: '10:30', place: 'Bij hen' });
  },
  'POST /clients/:reference/referrals/:id/outcome': async (attack) => {
    const at = await freshSent(attack);
    const taken = await fromPage(attack, 'bram', at, `${at}/answer`, { act: 'accept' });
    await (await attack.visitor('bram')).post(taken.path, taken.fields);
    return fromPage(attack, 'bram', at, `${at}/outcome`, { helped: 'yes', language: 'ti' });
  },
  'POST /clients/:reference/referrals/:id/taking-back': async (attack) => {
    const at = await freshSent(attack);
    return fromPage(attack, 'bram', at, `${at}/taking-back`, { why: 'not-needed' });
  },
};
