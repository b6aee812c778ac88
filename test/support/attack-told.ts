import { openCase } from '#app/platform/access/grants/index.ts';
import { tellWhoGot } from '#app/platform/access/notices/index.ts';
import type { Sealed } from './attack-sealed.ts';
import type { AttackWorld } from './attack-world.ts';

const word = 'KanarieWoordErbij';

/** What two volunteers were told of clients that they were given, each sealed to one of them. */
export async function toldPlaces(attack: AttackWorld): Promise<Sealed[]> {
  const { joke, bram, noor } = attack.world.people;
  const { own, same } = attack.cases;
  for (const [{ reference }, { id }] of [
    [own, bram],
    [same, noor],
  ] as const) {
    const told = await attack.world.as(joke, async (visit) => {
      const core = await openCase(visit, reference, 'core', 'case.grant');
      if (core) await tellWhoGot(core, id, { name: 'Een cliënt', by: joke.name, word: `${word} ${id}` });
      return core !== null;
    });
    if (!told) throw new Error('The case does not open.');
  }
  return [
    {
      table: 'access_notice',
      column: 'sealed',
      row: `person_id = '${bram.id}' and case_id = '${own.caseId}'`,
      other: `person_id = '${noor.id}' and case_id = '${same.caseId}'`,
      opens: async () => (await (await attack.visitor('bram')).get('/')).body.includes(`${word} ${bram.id}`),
    },
  ];
}
