import { newId } from '#app/platform/vault/index.ts';
import { type FormMaker, fromPage, type ValidForm } from './attack-form.ts';
import type { AttackWorld } from './attack-world.ts';

/** Mail to the region of Utrecht that did not arrive since yesterday. Gives its id. */
async function undeliveredMail({ admin, world }: AttackWorld): Promise<string> {
  const id = newId();
  await admin.query("delete from naast.mail_due where kind = 'region'");
  await admin.query(
    `insert into naast.mail_due (id, kind, of_id, created_at, try_after, attempts)
     values ($1, 'region', $2, now() - interval '26 hours', now() + interval '3 hours', 8)`,
    [id, world.regions.utrecht],
  );
  return id;
}

async function formOf(attack: AttackWorld, act: 'again' | 'told'): Promise<ValidForm> {
  const id = await undeliveredMail(attack);
  return fromPage(attack, 'joke', '/mail-kept', `/mail-kept/${id}/${act}`);
}

/** Mail that does not arrive: tried again, and told by telephone. */
export const mailForms: Readonly<Record<string, FormMaker>> = {
  'POST /mail-kept/:id/again': (attack) => formOf(attack, 'again'),
  'POST /mail-kept/:id/told': (attack) => formOf(attack, 'told'),
};
