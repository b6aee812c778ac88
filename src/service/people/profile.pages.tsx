import type { Context } from 'hono';
import { z } from 'zod';
import { keyCheck, namesOf, numbersOf } from '#app/platform/access/teams/index.ts';
import { may, once, type Visit } from '#app/platform/access/visit/index.ts';
import type { StaffRoute } from '#app/platform/routing/index.ts';
import { notFound, readForm, refuse, show } from '#app/platform/web/index.ts';
import { type NoteRefusal, takeUpNote } from './held-note.ts';
import { dropHeldText, heldTexts } from './held-text.ts';
import { regionNames } from './people.store.ts';
import { ProfilePage } from './profile.view.tsx';
import { waitingForKeys } from './team-keys.ts';

/** One's own page: the only one for somebody whom nobody has vouched for yet (T40). */
export const profileRoutes: StaffRoute[] = [
  { method: 'GET', path: '/profile', needs: 'profile.read', handle: open },
  { method: 'POST', path: '/profile/kept/:id/note', needs: 'profile.read', handle: backToNote },
  { method: 'POST', path: '/profile/kept/:id/drop', needs: 'profile.read', handle: drop },
];

function open(c: Context, visit: Visit): Promise<Response> {
  return showProfile(c, visit, null, 200);
}

async function showProfile(
  c: Context,
  visit: Visit,
  refused: NoteRefusal | null,
  status: 200 | 409,
): Promise<Response> {
  const { person, keys, db } = visit;
  const names = person.status === 'active' ? await namesOf(db, keys, [person.id]) : new Map<string, string>();
  const regions = await regionNames(visit);
  const shown = {
    person,
    name: names.get(person.id) ?? person.loginName,
    region: person.regionId === null ? null : (regions.get(person.regionId) ?? null),
    // From the keys that this session really opened, not from a row that somebody could have changed.
    keyCheck: await keyCheck({
      id: person.id,
      roles: person.roles,
      region_id: person.regionId,
      box_public: keys.secret.boxPublic,
      sign_public: keys.secret.signPublic,
    }),
    held: person.status === 'active' ? await heldTexts(visit) : [],
    telephone: person.status === 'active' ? await ownTelephone(visit) : null,
    waiting: may(visit, 'team.share') ? await waitingForKeys(visit) : [],
  };
  const page = <ProfilePage {...shown} refused={refused} />;
  return show(c, { title: c.get('web').t('people.profile'), width: 'wide', scripts: ['form'] }, page, status);
}

async function ownTelephone(visit: Visit): Promise<string | null> {
  const { id } = visit.person;
  return (await numbersOf(visit, [id])).get(id)?.number.telephone ?? null;
}

async function drop(c: Context, visit: Visit): Promise<Response> {
  const read = await readForm(c.req, z.strictObject({}));
  if (!read.ok) return refuse(c, 'bad-request');
  const id = z.uuid().safeParse(c.req.param('id'));
  return answerOnce(c, { visit, key: read.key }, async () =>
    id.success && (await dropHeldText(visit, id.data)) ? '/profile' : notFound(c),
  );
}

async function backToNote(c: Context, visit: Visit): Promise<Response> {
  const read = await readForm(c.req, z.strictObject({}));
  if (!read.ok) return refuse(c, 'bad-request');
  return answerOnce(c, { visit, key: read.key }, async () => {
    const text = (await heldTexts(visit)).find((one) => one.id === c.req.param('id'));
    if (!text) return notFound(c);
    const taken = await takeUpNote(visit, text);
    return 'place' in taken ? taken.place : showProfile(c, visit, taken.refused, 409);
  });
}

/**
 * Of a form that is sent twice the second answer is the one that is seen: it leads where the first led, and does not say that
 * the text is not there.
 */
async function answerOnce(
  c: Context,
  { visit, key }: { visit: Visit; key: string | undefined },
  work: () => Promise<string | Response>,
): Promise<Response> {
  const refused: { answer?: Response } = {};
  const act = async () => {
    const answer = await work();
    if (typeof answer === 'string') return answer;
    refused.answer = answer;
    return '/profile';
  };
  const place = await (key === undefined ? act() : once(visit, key, act));
  return refused.answer ?? c.redirect(place, 303);
}
