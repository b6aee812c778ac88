import { seenCode } from '#app/service/approval-desk/chosen.ts';
import { allTexts } from '#app/service/approval-desk/texts.ts';
import { approveTexts, suspend } from '#app/service/approvals/index.ts';
import { type FormMaker, fromPage } from './attack-form.ts';

const today = () => Temporal.Now.plainDateISO('Europe/Amsterdam').toString();
const approval = () => ({ lawyer: 'mr. A. Proef', source: 'de wet', checkedOn: today() });

/** Some text that can be approved, another at each asking. */
let asked = 0;
function someText() {
  const texts = allTexts().filter(({ kind }) => kind === 'letter' || kind === 'term');
  const able = texts.filter(({ confidence }) => confidence !== 'LOW');
  asked += 1;
  return able[asked % able.length] as (typeof able)[number];
}

const pathOf = ({ kind, key }: ReturnType<typeof someText>) => `/approvals/${kind}/${key}`;

export const approvalForms: Record<string, FormMaker> = {
  'POST /approvals/together': async (attack) => {
    const at = `/approvals/together?of=${encodeURIComponent(seenCode(someText()))}`;
    return fromPage(attack, 'leader', at, '/approvals/together', approval());
  },
  'POST /approvals/:kind/:key/ending': async (attack) => {
    const text = someText();
    await attack.world.as(attack.world.people.leader, (visit) => approveTexts(visit, [text], approval()));
    const at = pathOf(text);
    return fromPage(attack, 'leader', at, `${at}/ending`);
  },
  'POST /approvals/:kind/:key/suspension': async (attack) => {
    const at = pathOf(someText());
    return fromPage(attack, 'leader', at, `${at}/suspension`);
  },
  'POST /approvals/:kind/:key/suspension/ending': async (attack) => {
    const text = someText();
    await attack.world.as(attack.world.people.leader, (visit) => suspend(visit, [text], true));
    const at = pathOf(text);
    return fromPage(attack, 'leader', at, `${at}/suspension/ending`);
  },
};
