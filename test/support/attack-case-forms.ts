import { addressBlocks, keepOut, takeEmergencyAccess } from '#app/platform/access/emergency-access/index.ts';
import { openCase } from '#app/platform/access/grants/index.ts';
import { today } from '#app/platform/language/index.ts';
import { addAround } from '#app/service/cases/around/around.store.ts';
import { chooseContactRule, stopContact } from '#app/service/cases/contact/contact-rule.store.ts';
import type { ContactChoices } from '#app/service/cases/contact-rule/contact-rule.ts';
import { addConsent, readHeader } from '#app/service/cases/index.ts';
import { askInterpreter } from '#app/service/cases/interpreters/interpreters.store.ts';
import { sendMessage } from '#app/service/cases/messages/message.store.ts';
import { one } from './attack-database.ts';
import { type FormMaker, fromPage } from './attack-form.ts';
import { freshCase } from './attack-fresh.ts';
import { aroundOf, consentOf, interpreterOf } from './attack-seeds.ts';
import type { AttackWorld } from './attack-world.ts';

const words = (what: string) => `proef ${what}`;

const openRule: ContactChoices = {
  channels: ['call', 'text'],
  hours: [],
  shared: 'own',
  ourName: false,
  say: 'neutral',
  codeWord: null,
  secretFrom: [],
  askedOn: '2026-11-30',
};

/** Something in a fresh case that Bram stands beside, written by him. */
async function inFreshCase(
  attack: AttackWorld,
  write: (open: NonNullable<Awaited<ReturnType<typeof openCase>>>) => Promise<string>,
): Promise<{ at: string; id: string }> {
  const reference = await freshCase(attack);
  const id = await attack.world.as(attack.world.people.bram, async (visit) => {
    const open = await openCase(visit, reference, 'core', 'case.write');
    if (!open) throw new Error('The case does not open.');
    return write(open);
  });
  return { at: `/clients/${reference}`, id };
}

/**
 * The leader may do it five times a day, and the tests ask more often than that: what was broken before was on other
 * days.
 */
const laterDay = ({ admin }: AttackWorld) =>
  admin.query(`update naast.glass_break b set day = date '2000-01-01' + n.place from (
    select id, row_number() over (order by broken_at, id)::int as place from naast.glass_break) n where n.id = b.id`);

/** The project leader breaks the glass of a case. Gives the id of the row. */
async function brokenGlass(attack: AttackWorld, reference: string): Promise<string> {
  await laterDay(attack);
  const broken = await attack.world.as(attack.world.people.leader, (visit) =>
    takeEmergencyAccess(visit, { reference, reason: 'danger', withSafety: false }),
  );
  if (!broken.ok) throw new Error(broken.reason);
  return one(attack.admin, 'select id from naast.glass_break where case_id = $1', [broken.open.caseId]);
}

/** Valid forms of the case file: consents, the card, people around, promises. */
export const caseFileForms: Readonly<Record<string, FormMaker>> = {
  'POST /profile/number': (attack) =>
    fromPage(attack, 'joke', '/profile/number', '/profile/number', { telephone: '06 1111 2222', hours: 'tot 17.00' }),
  'POST /clients/:reference/messages': async (attack) => {
    const at = `/clients/${await freshCase(attack)}/messages`;
    return fromPage(attack, 'bram', at, at, { text: 'Mag ik mee naar de zitting?' });
  },
  'POST /clients/:reference/messages/read': async (attack) => {
    const { at, id } = await inFreshCase(attack, (open) => sendMessage(open, 'Mag ik mee naar de zitting?'));
    const answer = await fromPage(attack, 'joke', `${at}/messages`, `${at}/messages/${id}/answer`, {
      text: 'Ja, ga mee.',
    });
    await (await attack.visitor('joke')).post(answer.path, answer.fields);
    return fromPage(attack, 'bram', `${at}/messages`, `${at}/messages/read`);
  },
  'POST /clients-told/read': async (attack) => {
    await freshCase(attack, { closed: true });
    return fromPage(attack, 'bram', '/', '/clients-told/read');
  },
  'POST /clients/:reference/messages/:message/answer': async (attack) => {
    const { at, id } = await inFreshCase(attack, (open) => sendMessage(open, 'Mag ik mee naar de zitting?'));
    return fromPage(attack, 'joke', `${at}/messages`, `${at}/messages/${id}/answer`, { text: 'Ja, ga mee.' });
  },
  'POST /clients/:reference/consents': async (attack) => {
    const at = `/clients/${await freshCase(attack)}/consents`;
    const change = { purpose: 'bundle', receiver: 'Advocatenkantoor Proef', text: 'Mijn papieren mogen mee.' };
    return fromPage(attack, 'bram', `${at}/new`, at, change);
  },
  'POST /clients/:reference/consents/:consent/ending': async (attack) => {
    const { at, id } = await inFreshCase(attack, (open) => addConsent(open, consentOf(words)));
    return fromPage(attack, 'bram', `${at}/consents/${id}`, `${at}/consents/${id}/ending`, { how: 'spoken' });
  },
  'POST /clients/:reference/acute-danger': async (attack) => {
    const at = `/clients/${await freshCase(attack)}/acute-danger`;
    const change = { purpose: 'referral', receiver: 'FairWork', reason: 'life', why: 'Het kan niet wachten.' };
    return fromPage(attack, 'joke', at, at, change);
  },
  'POST /clients/:reference/contact-rule': async (attack) => {
    const at = `/clients/${await freshCase(attack)}/contact-rule`;
    const rule = { channels: 'call', when: 'any', shared: 'own', ourName: 'never', say: 'neutral', leaveMessage: 'no' };
    return fromPage(attack, 'bram', at, at, rule);
  },
  'POST /clients/:reference/contact-rule/stop': async (attack) => {
    const at = `/clients/${await freshCase(attack)}`;
    return fromPage(attack, 'bram', at, `${at}/contact-rule/stop`, {});
  },
  'POST /clients/:reference/contact-rule/safe': async (attack) => {
    const { at } = await inFreshCase(attack, async (open) => {
      await stopContact(open, words('unsafe'));
      return '';
    });
    return fromPage(attack, 'joke', at, `${at}/contact-rule/safe`, {});
  },
  'POST /clients/:reference/contact/call': async (attack) => {
    const at = `/clients/${await freshCase(attack)}/contact/call`;
    return fromPage(attack, 'bram', at, at, { reason: 'client-asked' });
  },
  'POST /clients/:reference/message': async (attack) => {
    const { at } = await inFreshCase(attack, async (open) => {
      const { header, version } = await readHeader(open);
      await chooseContactRule(open, { header, version }, { askFor: null, leaveMessage: 'yes', choices: openRule });
      return '';
    });
    return fromPage(attack, 'bram', `${at}/message`, `${at}/message`, { which: 'rang' });
  },
  'POST /clients/:reference/authorities': async (attack) => {
    const at = `/clients/${await freshCase(attack)}/authorities`;
    return fromPage(attack, 'bram', at, at, { whose: 'client', says: 'yes' });
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
    const { at, id } = await inFreshCase(attack, (open) => addAround(open, aroundOf(words)));
    return fromPage(attack, 'bram', `${at}/around/${id}`, `${at}/around/${id}`, { name: 'Mr. Anders' });
  },
  'POST /clients/:reference/interpreters': async (attack) => {
    const at = `/clients/${await freshCase(attack)}/interpreters`;
    return fromPage(attack, 'bram', `${at}/new`, at, { how: 'there', name: 'Tolk Proef', day: '31-12-2099' });
  },
  'POST /clients/:reference/interpreters/wish': async (attack) => {
    const at = `/clients/${await freshCase(attack)}/interpreters/wish`;
    return fromPage(attack, 'bram', at, at, { sex: 'woman', how: 'there', persons: 'Proef Persoon' });
  },
  'POST /clients/:reference/interpreters/:interpreter': async (attack) => {
    const { at, id } = await inFreshCase(attack, (open) => askInterpreter(open, interpreterOf(words)));
    return fromPage(attack, 'bram', `${at}/interpreters/${id}`, `${at}/interpreters/${id}`, { state: 'confirmed' });
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
      await keepOut(open, { personId: noor.id, reason: 'relative', why: null });
      return (await addressBlocks(open))[0]?.id;
    });
    const at = `/clients/${reference}/kept-out`;
    return fromPage(attack, 'joke', at, `${at}/${block}/ending`);
  },
  'POST /clients/:reference/glass/:glass/seen': async (attack) => {
    const reference = await freshCase(attack);
    const glass = await brokenGlass(attack, reference);
    const at = `/clients/${reference}`;
    return fromPage(attack, 'joke', at, `${at}/glass/${glass}/seen`);
  },
  'POST /break-glass': async (attack) => {
    const { password } = attack.world.people.leader;
    await laterDay(attack);
    return fromPage(attack, 'leader', '/break-glass', '/break-glass', {
      reference: await freshCase(attack),
      reason: 'danger',
      why: 'Zij belde en hing op.',
      password,
    });
  },
  'POST /break-glass/:glass/ending': async (attack) => {
    const glass = await brokenGlass(attack, await freshCase(attack));
    return fromPage(attack, 'leader', '/break-glass', `/break-glass/${glass}/ending`);
  },
  'POST /clients/:reference/appointments': async (attack) => {
    const at = `/clients/${await freshCase(attack)}/appointments`;
    return fromPage(attack, 'bram', `${at}/new`, at, { what: 'doctor', day: farDay(), time: '10:00', room: '1' });
  },
  'POST /clients/:reference/limits': async (attack) => {
    const at = `/clients/${await freshCase(attack)}/limits`;
    return fromPage(attack, 'bram', `${at}/new`, at, { what: 'Gronden sturen', day: farDay(), who: 'Mr. Proef' });
  },
  'POST /clients/:reference/tasks': async (attack) => {
    const at = `/clients/${await freshCase(attack)}/tasks`;
    return fromPage(attack, 'bram', `${at}/new`, at, { what: 'De school bellen', day: farDay() });
  },
};

/** So far ahead that nothing comes near it while the tests run, and not so far that its year is doubted. */
const farDay = () => today().add({ years: 9 }).toString();
