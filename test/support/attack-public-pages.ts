import { contents } from '#app/service/public-pages/index.ts';
import { type FormMaker, fromPage } from './attack-form.ts';
import type { AttackWorld } from './attack-world.ts';

const at = '/public-pages/hulp/nl';
const shipped = contents.nl.find(({ slug }) => slug === 'hulp');

let written = 0;
/** A text that can be published, another at each asking. */
export function someText(sentence?: string): { heading: string; body: string } {
  written += 1;
  return { heading: shipped?.heading ?? '', body: `${sentence ?? `Zin ${written}.`}\n\n${shipped?.body ?? ''}` };
}

/** Does one of these acts as the leader does it on the page. */
export async function onPublicPage(
  attack: AttackWorld,
  act: 'draft' | 'publication' | 'publication/ending',
  fields: Record<string, string> = {},
): Promise<void> {
  const form = await fromPage(attack, 'leader', at, `${at}/${act}`, fields);
  const answer = await (await attack.visitor('leader')).post(form.path, form.fields);
  if (answer.status !== 303) throw new Error(`${act} was refused with ${answer.status}.`);
}

/** Two drafts, one with a word by which it is known. */
export async function seedDrafts(attack: AttackWorld): Promise<{ own: string; other: string; word: string }> {
  const word = 'Kanariepagina';
  const of = async (page: string) =>
    (await attack.admin.query("select id from naast.page_draft where page = $1 and lang = 'nl'", [page])).rows[0]?.id;
  const elsewhere = '/public-pages/wat/nl';
  const form = await fromPage(attack, 'leader', elsewhere, `${elsewhere}/draft`);
  await (await attack.visitor('leader')).post(form.path, form.fields);
  await onPublicPage(attack, 'draft', someText(word));
  return { own: await of('hulp'), other: await of('wat'), word };
}

const drafted =
  (act: string): FormMaker =>
  async (attack) => {
    await onPublicPage(attack, 'draft', someText());
    return fromPage(attack, 'leader', at, `${at}/${act}`);
  };

export const pageForms: Record<string, FormMaker> = {
  'POST /public-pages/:page/:lang/draft': (attack) => fromPage(attack, 'leader', at, `${at}/draft`, someText()),
  'POST /public-pages/:page/:lang/draft/ending': drafted('draft/ending'),
  'POST /public-pages/:page/:lang/publication': drafted('publication'),
  'POST /public-pages/:page/:lang/publication/ending': async (attack) => {
    await onPublicPage(attack, 'draft', someText());
    await onPublicPage(attack, 'publication');
    return fromPage(attack, 'leader', at, `${at}/publication/ending`);
  },
};
