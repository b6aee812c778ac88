import type { Context } from 'hono';
import { namesOf } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { type Lang, longDate, spokenNames, type Translate } from '#app/platform/language/index.ts';
import type { Desk, Route } from '#app/platform/routing/index.ts';
import {
  Conflict,
  type ConflictField,
  type FormState,
  freshForm,
  Notice,
  notFound,
  PageHeader,
  readForm,
  refuse,
  show,
} from '#app/platform/web/index.ts';
import { idFromPath } from '#app/service/cases/index.ts';
import type { Profile } from './profile.ts';
import { awayError, ProfileForm, profileAsTyped, profileForm, profileFrom } from './profile-form.view.tsx';
import { trainingDayRoutes } from './training-days.pages.tsx';
import { isVolunteerOfMyRegion, readProfile, saveProfile, type VersionedProfile } from './volunteers.store.ts';

/** What a volunteer can do, written by the coordinators of the region. */
export function volunteerRoutes(_desk: Desk): Route[] {
  return [
    ...trainingDayRoutes,
    {
      method: 'GET',
      path: '/people/:id/profile',
      needs: 'person.profile',
      async handle(c, visit) {
        const id = await volunteerFromPath(c, visit);
        if (!id) return notFound(c);
        const now = await readProfile(visit, id);
        return showProfile(c, visit, { id, now, form: freshForm(profileAsTyped(now?.profile ?? null)) });
      },
    },
    { method: 'POST', path: '/people/:id/profile', needs: 'person.profile', handle: save },
  ];
}

async function volunteerFromPath(c: Context, visit: Visit): Promise<string | null> {
  const id = idFromPath(c, 'id');
  return id && (await isVolunteerOfMyRegion(visit, id)) ? id : null;
}

async function save(c: Context, visit: Visit): Promise<Response> {
  const id = await volunteerFromPath(c, visit);
  if (!id) return notFound(c);
  const read = await readForm(c.req, profileForm);
  if (!read.ok)
    return showProfile(c, visit, { id, now: await readProfile(visit, id), form: read.form, status: read.status });
  if (read.version === undefined) return refuse(c, 'bad-request');
  const wrong = awayError(read.values, read.form);
  if (wrong) return showProfile(c, visit, { id, now: await readProfile(visit, id), form: wrong, status: 422 });
  const profile = profileFrom(read.values);
  if ((await saveProfile(visit, id, profile, read.version)) === 'saved')
    return c.redirect(`/people/${id}/profile?done=saved`, 303);
  const now = await readProfile(visit, id);
  return showProfile(c, visit, {
    id,
    now,
    form: { ...read.form, version: now?.version ?? 0 },
    status: 409,
    mine: profile,
  });
}

interface ProfilePage {
  id: string;
  now: VersionedProfile | null;
  form: FormState;
  status?: 400 | 409 | 413 | 415 | 422;
  mine?: Profile;
}

async function showProfile(c: Context, visit: Visit, { id, now, form, status, mine }: ProfilePage): Promise<Response> {
  const { t, lang } = c.get('web');
  const name = (await namesOf(visit.db, visit.keys, [id])).get(id) ?? '';
  return show(
    c,
    { title: t('volunteers.title'), width: 'wide', failed: status !== undefined, scripts: ['form'] },
    <div class="stack">
      <PageHeader title={<bdi>{name}</bdi>} above={<a href="/people">{t('volunteers.back')}</a>}>
        <p>{t('volunteers.who')}</p>
      </PageHeader>
      {status === undefined && c.req.query('done') === 'saved' ? (
        <Notice tone="done" announce>
          <p>{t('volunteers.saved')}</p>
          <p>
            <a href="/people">{t('volunteers.saved.people')}</a> ·{' '}
            <a href="/clients">{t('volunteers.saved.clients')}</a>
          </p>
        </Notice>
      ) : null}
      {mine && now ? <Conflict fields={differences(mine, now.profile, t, lang)} /> : null}
      <ProfileForm action={`/people/${id}/profile`} form={form} version={now?.version ?? 0} />
    </div>,
    status,
  );
}

function differences(mine: Profile, theirs: Profile, t: Translate, lang: Lang): ConflictField[] {
  const words = ({ languages, trainingValidUntil, places, away }: Profile) => [
    spokenNames(languages, lang),
    trainingValidUntil === null ? '' : longDate(trainingValidUntil, lang),
    String(places),
    away === undefined ? '' : `${longDate(away.from, lang)} – ${longDate(away.until, lang)}`,
  ];
  const [labels, ours, other] = [
    [t('volunteers.languages'), t('volunteers.training'), t('volunteers.places'), t('volunteers.away')],
    words(mine),
    words(theirs),
  ];
  return labels
    .map((label, place) => ({ label, mine: ours[place] ?? '', theirs: other[place] ?? '' }))
    .filter((field) => field.mine !== field.theirs);
}
