import { newId } from '#app/platform/vault/index.ts';
import { keepFile } from '#app/service/directory/exchange.store.ts';
import { type FormMaker, fromPage, type ValidForm } from './attack-form.ts';
import type { Fields } from './attack-visitor.ts';
import type { AttackWorld } from './attack-world.ts';

/** An organisation of one's own, so that each form finds a fresh one. Gives its address. */
async function freshOrganisation(attack: AttackWorld): Promise<string> {
  const form = await newOrganisation(attack);
  const { location } = await (await attack.visitor('joke')).post(form.path, { ...form.fields });
  if (!location) throw new Error('The organisation was not added.');
  return location;
}

function newOrganisation(attack: AttackWorld, change: Fields = {}): Promise<ValidForm> {
  return fromPage(attack, 'joke', '/directory/new', '/directory/new', {
    name: `Proefhulp ${newId().slice(0, 4)}`,
    kind: 'help',
    does: 'Helpt mensen.',
    source: 'gebeld',
    confidence: 'HIGH',
    ...change,
  });
}

/** Forms about other organisations and their secret addresses. */
export const directoryForms: Readonly<Record<string, FormMaker>> = {
  'POST /directory': async (attack) => ({
    ...(await fromPage(attack, 'bram', '/directory', '/directory', { words: 'opvang' })),
    takes: 'answer',
  }),
  'POST /directory/new': (attack) => newOrganisation(attack),
  'POST /directory/:code': async (attack) => {
    const at = await freshOrganisation(attack);
    return fromPage(attack, 'joke', `${at}/edit`, at, { does: 'Helpt nog meer mensen.' });
  },
  'POST /directory/:code/check': async (attack) => {
    const at = await freshOrganisation(attack);
    return fromPage(attack, 'joke', at, `${at}/check`);
  },
  'POST /directory/exchange': async () => {
    const file = JSON.stringify({ services: [{ id: newId(), name: `Proefhulp ${newId()}`, status: 'active' }] });
    return {
      who: 'joke',
      path: '/directory/exchange',
      fields: {},
      file: { name: 'help.json', type: 'application/json', bytes: Buffer.from(file) },
      takes: 'effect',
    };
  },
  'POST /directory/exchange/taking': async (attack) => {
    await attack.world.as(attack.world.people.joke, (visit) =>
      keepFile(visit, JSON.stringify([{ id: newId(), name: `Proefhulp ${newId()}`, status: 'active' }])),
    );
    return {
      who: 'joke',
      path: '/directory/exchange/taking',
      fields: { _key: newId(), pick: '0-0' },
      takes: 'effect',
    };
  },
  'POST /directory/:code/address': async (attack) => {
    const at = await freshOrganisation(attack);
    return fromPage(attack, 'joke', `${at}/address`, `${at}/address`, { address: 'Proefweg 1' });
  },
  'POST /directory/:code/address/opening': async (attack) => {
    const at = await freshOrganisation(attack);
    const kept = await fromPage(attack, 'joke', `${at}/address`, `${at}/address`, { address: 'Proefweg 2' });
    await (await attack.visitor('joke')).post(kept.path, kept.fields);
    const form = await fromPage(attack, 'joke', `${at}/address`, `${at}/address/opening`, { reason: 'checking' });
    return { ...form, takes: 'answer' };
  },
};
