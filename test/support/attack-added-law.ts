import { addToLaw } from '#app/service/added-law/added-law.store.ts';
import { type FormMaker, fromPage } from './attack-form.ts';
import type { AttackWorld } from './attack-world.ts';

const at = '/added-law';
const today = () => Temporal.Now.plainDateISO('Europe/Amsterdam').toString();
const source = () => ({ lawyer: 'mr. A. Proef', source: 'de wet', checkedOn: today() });
/** So late that no limit of these tests becomes another day by it. */
const reading = { kind: 'reading', limit: 'TM08', term: 'P90W', earlier: 0 } as const;

/** Adds a reading as the leader does; its id. Ids have no order: the new one is the one that was not there. */
async function added(attack: AttackWorld, from = source()): Promise<string> {
  const ids = async (): Promise<string[]> =>
    (await attack.admin.query<{ id: string }>('select id from naast.added_law')).rows.map(({ id }) => id);
  const before = await ids();
  await attack.world.as(attack.world.people.leader, (visit) => addToLaw(visit, reading, from));
  const [made] = (await ids()).filter((id) => !before.includes(id));
  if (made === undefined) throw new Error('Nothing was added.');
  return made;
}

/** Two additions, one with a word by which it is known. */
export async function seedLaw(attack: AttackWorld): Promise<{ own: string; other: string; word: string }> {
  const word = 'mr. Kanariewet';
  return { other: await added(attack), own: await added(attack, { ...source(), lawyer: word }), word };
}

export const lawForms: Record<string, FormMaker> = {
  'POST /added-law/readings': (attack) =>
    fromPage(attack, 'leader', at, `${at}/readings`, {
      limit: 'TM08',
      length: '90',
      unit: 'W',
      earlier: '0',
      ...source(),
    }),
  'POST /added-law/days': (attack) =>
    fromPage(attack, 'leader', at, `${at}/days`, { day: '2031-06-11', change: 'equated', ...source() }),
  'POST /added-law/missing': async (attack) => {
    const content = '{"limit":"TM08"}';
    await attack.admin.query('update naast.signed_statement set content = $1 where subject = $2', [
      content,
      await added(attack),
    ]);
    return fromPage(attack, 'leader', at, `${at}/missing`);
  },
  'POST /added-law/:id/ending': async (attack) => fromPage(attack, 'leader', at, `${at}/${await added(attack)}/ending`),
};
