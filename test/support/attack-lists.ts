import { type FormMaker, fromPage } from './attack-form.ts';
import { freshCase } from './attack-fresh.ts';
import type { AttackWorld } from './attack-world.ts';

/** A client of Joke's whose list is gone, so that nothing opens. Gives the page about it. */
async function shutCase(attack: AttackWorld): Promise<string> {
  const reference = await freshCase(attack);
  await attack.admin.query(
    `delete from naast.case_list where compartment = 'core'
      and case_id = (select id from naast.case_file where reference = $1)`,
    [reference],
  );
  return `/clients/${reference}/list`;
}

async function send(attack: AttackWorld, who: 'joke' | 'leader', page: string, action: string): Promise<void> {
  // One world makes more of these than one person asks for in a day.
  await attack.admin.query('delete from naast.throttle');
  const { path, fields } = await fromPage(attack, who, page, action);
  const { status } = await (await attack.freshVisitor(who)).post(path, fields);
  if (status !== 303) throw new Error(`${path} answers ${status}.`);
}

async function askedCase(attack: AttackWorld): Promise<string> {
  const at = await shutCase(attack);
  await send(attack, 'joke', at, `${at}/asking`);
  return at;
}

/** A list that does not open: asked for, said yes to, made. */
export const listForms: Readonly<Record<string, FormMaker>> = {
  'POST /clients/:reference/list/asking': async (attack) => {
    const at = await shutCase(attack);
    return fromPage(attack, 'joke', at, `${at}/asking`);
  },
  'POST /lists': async (attack) => {
    await askedCase(attack);
    return fromPage(attack, 'leader', '/lists', '/lists');
  },
  'POST /clients/:reference/list': async (attack) => {
    const at = await askedCase(attack);
    await send(attack, 'leader', '/lists', '/lists');
    return fromPage(attack, 'joke', at, at);
  },
};
