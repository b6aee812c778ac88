import { blocksOf, keepOut, openCase, type Visit } from '#app/access/index.ts';
import { addConsent } from '#app/cases/index.ts';
import { addAround } from '../../src/cases/around/around-store.ts';
import { type FormMaker, fromPage } from './attack-form.ts';
import { freshCase } from './attack-fresh.ts';
import { aroundOf, consentOf } from './attack-seeds.ts';
import type { AttackWorld } from './attack-world.ts';

const words = (what: string) => `proef ${what}`;

/** Something in a fresh case that Bram stands beside, written by him. */
async function inFreshCase(
  attack: AttackWorld,
  write: (visit: Visit, open: NonNullable<Awaited<ReturnType<typeof openCase>>>) => Promise<string>,
): Promise<{ at: string; id: string }> {
  const reference = await freshCase(attack);
  const id = await attack.world.as(attack.world.people.bram, async (visit) => {
    const open = await openCase(visit, reference, 'core', 'case.write');
    if (!open) throw new Error('The case does not open.');
    return write(visit, open);
  });
  return { at: `/clients/${reference}`, id };
}

/** Valid forms of the case file: consents, the card, people around, promises. */
export const caseFileForms: Readonly<Record<string, FormMaker>> = {
  'POST /clients/:reference/consents': async (attack) => {
    const at = `/clients/${await freshCase(attack)}/consents`;
    const change = { purpose: 'bundle', receiver: 'Advocatenkantoor Proef', text: 'Mijn papieren mogen mee.' };
    return fromPage(attack, 'bram', `${at}/new`, at, change);
  },
  'POST /clients/:reference/consents/:consent/ending': async (attack) => {
    const { at, id } = await inFreshCase(attack, (visit, open) => addConsent(visit, open, consentOf(words)));
    return fromPage(attack, 'bram', `${at}/consents/${id}`, `${at}/consents/${id}/ending`, { how: 'spoken' });
  },
  'POST /clients/:reference/card': async (attack) => {
    const at = `/clients/${await freshCase(attack)}/card`;
    return fromPage(attack, 'bram', at, at, { speaking: 'Rustig praten' });
  },
  'POST /clients/:reference/around': async (attack) => {
    const at = `/clients/${await freshCase(attack)}/around`;
    return fromPage(attack, 'bram', `${at}/new`, at, { role: 'lawyer', name: 'Mr. Proef' });
  },
  'POST /clients/:reference/around/:around': async (attack) => {
    const { at, id } = await inFreshCase(attack, (visit, open) => addAround(visit, open, aroundOf(words)));
    return fromPage(attack, 'bram', `${at}/around/${id}`, `${at}/around/${id}`, { name: 'Mr. Anders' });
  },
  'POST /clients/:reference/kept-out': async (attack) => {
    const at = `/clients/${await freshCase(attack)}/kept-out`;
    return fromPage(attack, 'joke', at, at, { person: attack.world.people.noor.id, reason: 'relative' });
  },
  'POST /clients/:reference/kept-out/:block/ending': async (attack) => {
    const { joke, noor } = attack.world.people;
    const reference = await freshCase(attack);
    const block = await attack.world.as(joke, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'case.keep-out');
      if (!open) throw new Error('The case does not open.');
      await keepOut(visit, open, { personId: noor.id, reason: 'relative', why: null });
      return (await blocksOf(visit, open))[0]?.id;
    });
    const at = `/clients/${reference}/kept-out`;
    return fromPage(attack, 'joke', at, `${at}/${block}/ending`);
  },
  'POST /clients/:reference/tasks': async (attack) => {
    const at = `/clients/${await freshCase(attack)}/tasks`;
    return fromPage(attack, 'bram', `${at}/new`, at, { what: 'De school bellen', day: '31-12-2199' });
  },
};
