import { openCase } from '#app/platform/access/grants/index.ts';
import { receivers, transferById } from '#app/platform/access/transfer/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { proposeToRegion, refuseTransfer, take } from '#app/service/transfers/transfers.store.ts';
import { type FormMaker, fromPage } from './attack-form.ts';
import { freshCase } from './attack-fresh.ts';
import type { Sealed } from './attack-sealed.ts';
import type { AttackWorld } from './attack-world.ts';

/** A case of Utrecht that Joke proposes to Groningen, with these words on its card. Gives the transfer and the case. */
async function freshTransfer(attack: AttackWorld, note: string): Promise<{ id: string; reference: string }> {
  const reference = await freshCase(attack);
  const id = await attack.world.as(attack.world.people.joke, async (visit) => {
    const core = await openCase(visit, reference, 'core', 'case.grant');
    const safety = await openCase(visit, reference, 'safety', 'case.grant');
    const [to] = await receivers(visit);
    if (!core || !safety || !to) throw new Error('Nothing to propose.');
    const made = await proposeToRegion({ core, safety }, { to, reason: 'moved', movesOn: null, note });
    if (!made.ok) throw new Error(made.reason);
    return made.id;
  });
  return { id, reference };
}

/** Forms about a case that goes to another region. */
export const transferForms: Readonly<Record<string, FormMaker>> = {
  'POST /clients/:reference/transfer': async (attack) => {
    const at = `/clients/${await freshCase(attack)}/transfer`;
    const region = attack.world.regions.groningen;
    return fromPage(attack, 'joke', at, at, { region, reason: 'moved', note: 'Belt zelf' });
  },
  'POST /clients/:reference/transfer/taking-back': async (attack) => {
    const at = `/clients/${(await freshTransfer(attack, 'terug')).reference}/transfer`;
    return fromPage(attack, 'joke', at, `${at}/taking-back`);
  },
  'POST /transfers/:id/accept': async (attack) => {
    const at = `/transfers/${(await freshTransfer(attack, 'ja')).id}`;
    return fromPage(attack, 'lies', at, `${at}/accept`);
  },
  'POST /transfers/:id/return': async (attack) => {
    const at = `/transfers/${(await freshTransfer(attack, 'nee')).id}`;
    return fromPage(attack, 'lies', at, `${at}/return`, { reason: 'no-room', words: 'Vol tot maart' });
  },
};

class Undone extends Error {}

/** What is sealed of a transfer: the card for the new region, its answer for the old one, and the keys that wait. */
export async function transferPlaces(attack: AttackWorld): Promise<Sealed[]> {
  const { lies } = attack.world.people;
  const words = ['Kanariekaarteen', 'Kanariekaarttwee', 'Kanarieantwoordeen', 'Kanarieantwoordtwee'] as const;
  const [own, other] = [await freshTransfer(attack, words[0]), await freshTransfer(attack, words[1])];
  const answered = async (word: string) => {
    const { id } = await freshTransfer(attack, 'terug');
    await attack.world.as(lies, async (visit) => {
      const transfer = await transferById(visit, id);
      if (transfer) await refuseTransfer(visit, transfer, { reason: 'no-room', words: word });
    });
    return id;
  };
  const [said, saidToo] = [await answered(words[2]), await answered(words[3])];
  const shows = (who: 'joke' | 'lies', id: string, word: string) => async () => {
    const answer = await (await attack.visitor(who)).get(`/transfers/${id}`);
    return answer.status === 200 && answer.body.includes(word);
  };
  const takes = async (visit: Visit) => {
    const transfer = await transferById(visit, own.id);
    throw new Undone(transfer ? await take(visit, transfer) : '');
  };
  const opens = () =>
    attack.world.as(lies, takes).catch((error: unknown) => error instanceof Undone && error.message === 'accepted');
  const row = (id: string) => `id = '${id}'`;
  const key = (id: string) => `transfer_id = '${id}' and compartment = 'core'`;
  return [
    {
      table: 'case_transfer',
      column: 'card',
      row: row(own.id),
      other: row(other.id),
      opens: shows('lies', own.id, words[0]),
    },
    {
      table: 'case_transfer',
      column: 'answer',
      row: row(said),
      other: row(saidToo),
      opens: shows('joke', said, words[2]),
    },
    { table: 'transfer_grant', column: 'key_sealed', row: key(own.id), other: key(other.id), opens },
  ];
}
