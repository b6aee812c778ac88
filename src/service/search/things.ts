import { may, type Visit } from '#app/platform/access/visit/index.ts';
import type { Lang, Translate } from '#app/platform/language/index.ts';
import { inLanguage, readDirectory } from '#app/service/directory/index.ts';
import { glossaryFor, tellingOf } from '#app/service/letters/index.ts';
import { listPeople } from '#app/service/people/index.ts';
import { definitions } from '#app/service/procedures/index.ts';
import { fittingPlaces, type NamedPlace } from './search.ts';

/** Something else than a client or a page: what it is called, where it stands, and what it is. */
interface FoundThing extends NamedPlace {
  href: string;
  note: string;
}

const thingKinds = ['people', 'organisations', 'procedures', 'terms'] as const;
export interface FoundThings {
  kind: (typeof thingKinds)[number];
  found: readonly FoundThing[];
}

/** So many of a kind: whoever needs more has the list of it. */
const mostOfAKind = 6;

/** Colleagues, organisations, procedures with their steps and legal words that fit, each only for whoever may open its page. */
export async function findThings(
  visit: Visit,
  { t, lang }: { t: Translate; lang: Lang },
  term: string,
): Promise<FoundThings[]> {
  const all: FoundThings[] = [
    { kind: 'people', found: may(visit, 'person.list') ? await colleagues(visit, t, term) : [] },
    { kind: 'organisations', found: may(visit, 'directory.read') ? await organisations(visit, lang) : [] },
    { kind: 'procedures', found: may(visit, 'definition.read') ? procedures(lang) : [] },
    { kind: 'terms', found: await terms(visit, lang) },
  ];
  return all
    .map(({ kind, found }) => ({ kind, found: fittingPlaces(term, found).slice(0, mostOfAKind) }))
    .filter(({ found }) => found.length > 0);
}

async function colleagues(visit: Visit, t: Translate, term: string): Promise<FoundThing[]> {
  const fits = (name: string) => fittingPlaces(term, [{ label: name, words: '' }]).length > 0;
  return (await listPeople(visit, fits)).map(({ id, name, roles, region }) => ({
    href: `/people/${id}`,
    label: name,
    words: '',
    note: [roles.map((role) => t(`access.role.${role}`)).join(', '), region].filter(Boolean).join(' · '),
  }));
}

async function organisations(visit: Visit, lang: Lang): Promise<FoundThing[]> {
  return (await readDirectory(visit)).map(({ code, content }) => ({
    href: `/directory/${code}`,
    label: content.name,
    words: content.municipalities.join(' '),
    note: inLanguage(content.does, lang).text,
  }));
}

/** A procedure by its name, and each of its steps under the procedure. */
function procedures(lang: Lang): FoundThing[] {
  return definitions().newest.flatMap(({ key, words }) => {
    const { name, stages } = words[lang];
    const href = `/procedures/${key}`;
    const steps = Object.values(stages).map((stage) => ({ href, label: stage.name, words: '', note: name }));
    return [{ href, label: name, words: '', note: '' }, ...steps];
  });
}

async function terms(visit: Visit, lang: Lang): Promise<FoundThing[]> {
  return glossaryFor(lang, await tellingOf(visit), 'colleague').terms.map(({ words, meaning }) => ({
    href: '/help#words',
    label: words[0] ?? '',
    words: words.join(' '),
    note: meaning,
  }));
}
