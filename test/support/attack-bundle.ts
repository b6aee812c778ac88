import { openCase } from '#app/platform/access/grants/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { addConsent } from '#app/service/cases/index.ts';
import { today } from './attack-seeds.ts';
import { AttackVisitor } from './attack-visitor.ts';
import { type AttackWorld, origins } from './attack-world.ts';
import type { TestPerson } from './test-world.ts';

interface BundleOf {
  reference: string;
  coordinator: TestPerson;
  /** The document that goes into it. */
  document: string;
  receiver: string;
}

/** A bundle that was chosen on a consent. Gives its address. */
export async function seedChosen(attack: AttackWorld, { reference, coordinator, document, receiver }: BundleOf) {
  const consent = await attack.world.as(coordinator, async (visit) => {
    const open = await openCase(visit, reference, 'core', 'case.write');
    if (!open) throw new Error('The case does not open.');
    return addConsent(open, {
      purpose: 'bundle',
      receiver,
      organisation: null,
      from: today(),
      until: Temporal.Now.plainDateISO('Europe/Amsterdam').add({ days: 30 }).toString(),
      text: 'Ja.',
      how: 'spoken',
      language: null,
      interpreter: false,
    });
  });
  const visitor = await visitorOf(attack, coordinator);
  const at = `/clients/${reference}/bundles`;
  const answer = await visitor.post(at, { _key: newId(), consent, pick: document, [`place-${document}`]: '1' });
  if (!answer.location?.startsWith(`${at}/`))
    throw new Error(`Nothing was chosen: ${answer.status} ${whatIsWrong(answer.body)}`);
  return { at: answer.location, consent };
}

/** The sentences of a refused form. */
const whatIsWrong = (page: string) => (page.match(/class="field-error"[^>]*>[^<]*/g) ?? []).join(' ');

/** The same, made. Gives the id of the bundle. */
export async function seedBundle(attack: AttackWorld, of: BundleOf): Promise<string> {
  const { at } = await seedChosen(attack, of);
  const { password } = of.coordinator;
  const made = await (await visitorOf(attack, of.coordinator)).post(`${at}/making`, { _version: '1', password });
  if (made.status !== 303) throw new Error(`The bundle was not made: ${made.status}`);
  return at.split('/').at(-1) ?? '';
}

async function visitorOf(attack: AttackWorld, person: TestPerson): Promise<AttackVisitor> {
  return new AttackVisitor(attack.staff[0], origins.staff, await attack.world.signedIn(person));
}
