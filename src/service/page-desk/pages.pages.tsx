import type { Context } from 'hono';
import { z } from 'zod';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { isLang, languages, numbersIn, today } from '#app/platform/language/index.ts';
import { type Desk, type StaffRoute, stepUpRefusal } from '#app/platform/routing/index.ts';
import {
  askNumbers,
  document,
  type FormState,
  freshForm,
  notFound,
  numbersRight,
  optionalChoice,
  passwordAgain,
  readForm,
  refuse,
  show,
  text,
  withError,
} from '#app/platform/web/index.ts';
import {
  faultOf,
  InformationPage,
  pageShell,
  readPageFacts,
  type TextFault,
  type TypedText,
  withText,
} from '#app/service/public-pages/index.ts';
import { EditPage, type EditProps } from './edit-page.view.tsx';
import { PageListPage } from './list-page.view.tsx';
import {
  changesOf,
  type EditedPage,
  editedPage,
  endDraft,
  publishDraft,
  savePageDraft,
  standingPages,
  takePageBack,
} from './pages.store.ts';
import { leadingOn } from './preview-links.ts';
import { PagePreview } from './preview-page.view.tsx';

const at = '/public-pages';
const one = `${at}/:page/:lang` as const;

/** Pages for visitors: read and written by the project leader alone, who answers for them with her signature (decision 106). */
export const pageRoutes = ({ publicOrigin }: Pick<Desk, 'publicOrigin'>): StaffRoute[] => [
  { method: 'GET', path: at, needs: 'contact.change', handle: showList },
  { method: 'GET', path: one, needs: 'contact.change', handle: (c, visit) => onPage(c, visit, open) },
  {
    method: 'GET',
    path: `${one}/preview`,
    needs: 'contact.change',
    handle: (c, visit) => onPage(c, visit, (...asked) => preview(...asked, publicOrigin)),
  },
  { method: 'POST', path: `${one}/draft`, needs: 'contact.change', handle: (c, visit) => onPage(c, visit, keep) },
  {
    method: 'POST',
    path: `${one}/draft/ending`,
    needs: 'contact.change',
    handle: (c, visit) => onPage(c, visit, dropIt),
  },
  {
    method: 'POST',
    path: `${one}/publication`,
    needs: 'contact.change',
    asksPassword: 'unless-fresh',
    handle: (c, visit) => onPage(c, visit, publish),
  },
  {
    method: 'POST',
    path: `${one}/publication/ending`,
    needs: 'contact.change',
    asksPassword: 'unless-fresh',
    handle: (c, visit) => onPage(c, visit, toShipped),
  },
];

type Status = Parameters<typeof show>[3];

async function showList(c: Context, visit: Visit): Promise<Response> {
  const asked = c.req.query('lang') ?? '';
  const lang = isLang(asked) ? asked : languages[0];
  const page = { title: c.get('web').t('page-desk.title'), width: 'wide' } as const;
  return show(c, page, <PageListPage pages={await standingPages(visit, lang)} lang={lang} />);
}

/** The page and language of the address; "not found" where there is none. */
async function onPage(
  c: Context,
  visit: Visit,
  handle: (c: Context, visit: Visit, edited: EditedPage) => Promise<Response>,
): Promise<Response> {
  const lang = c.req.param('lang') ?? '';
  const edited = isLang(lang) ? await editedPage(visit, c.req.param('page') ?? '', lang) : undefined;
  return edited === undefined ? notFound(c) : handle(c, visit, edited);
}

const doneCodes = ['draft', 'dropped', 'published', 'shipped'] as const;

async function open(c: Context, visit: Visit, edited: EditedPage): Promise<Response> {
  const done = doneCodes.find((code) => code === c.req.query('done'));
  return draw(c, visit, edited, done === undefined ? {} : { done });
}

type Forms = Partial<Pick<EditProps, 'form' | 'publishing' | 'takingBack' | 'mine' | 'done' | 'isChanged'>>;

/** The page as it stands now, with what was typed where it comes back. */
async function draw(
  c: Context,
  visit: Visit,
  edited: EditedPage,
  forms: Forms,
  status: Status = 200,
): Promise<Response> {
  const { version, draft, shown } = edited;
  const text = draft?.text ?? shown;
  const fresh: FormState = { ...freshForm({ heading: text.heading, body: text.body }), version };
  const page = {
    title: c.get('web').t('page-desk.title'),
    width: 'wide',
    failed: status !== 200,
    scripts: ['form'],
  } as const;
  return show(
    c,
    page,
    <EditPage
      edited={edited}
      changes={await changesOf(visit, edited.page)}
      form={fresh}
      publishing={{ ...freshForm(), version }}
      takingBack={{ ...freshForm(), version }}
      {...forms}
    />,
    status,
  );
}

const longestHeading = 80;
const longestBody = 8000;
const draftForm = z.strictObject({
  heading: text(longestHeading),
  body: text(longestBody),
  numbersRight: numbersRight(),
  next: optionalChoice(['look']),
});

async function keep(c: Context, visit: Visit, edited: EditedPage): Promise<Response> {
  const read = await readForm(c.req, draftForm);
  if (!read.ok) return draw(c, visit, edited, { form: read.form }, read.status);
  if (read.version === undefined) return refuse(c, 'bad-request');
  const { heading, body, numbersRight: right, next } = read.values;
  const typed: TypedText = { heading, body };
  const fault = faultOf(edited.page, typed);
  if (fault !== null) return draw(c, visit, edited, { form: withFault(read.form, fault) }, 422);
  const asked = await askNumbers(read.form, { body: numbersIn(spoken(body)) }, right);
  if (asked !== null) return draw(c, visit, edited, { form: asked }, 422);
  if ((await savePageDraft(visit, edited.page, read.version, typed)) === 'changed') {
    const form = { ...read.form, version: edited.version };
    return draw(c, visit, edited, { form, mine: typed }, 409);
  }
  const here = addressIn(edited);
  return c.redirect(next === 'look' ? `${here}/preview` : `${here}?done=draft`, 303);
}

/** A number behind a link stands there without the signs with which people write it. */
const spoken = (body: string) => body.replaceAll(/\]\(tel:(\+?\d+)\)/g, '] $1 ');

const addressIn = ({ page: { slug, lang } }: EditedPage) => `${at}/${slug}/${lang}`;

function withFault(form: FormState, { field, what, words }: TextFault): FormState {
  return withError(form, field, `page-desk.fault.${what}`, { words });
}

const actForm = z.strictObject({ password: passwordAgain() });
const publishForm = z.strictObject({ password: passwordAgain(), seen: text(64) });

async function publish(c: Context, visit: Visit, edited: EditedPage): Promise<Response> {
  const read = await readForm(c.req, publishForm);
  if (!read.ok) return draw(c, visit, edited, { publishing: withVersion(read.form, edited) }, read.status);
  if (read.version === undefined) return refuse(c, 'bad-request');
  const refused = stepUpRefusal(c, read.form);
  if (refused) return draw(c, visit, edited, { publishing: withVersion(refused.form, edited) }, refused.status);
  const { seen } = read.values;
  const done = await publishDraft(visit, edited.page, { version: read.version, seen });
  if (done === 'changed') return draw(c, visit, edited, { isChanged: true }, 409);
  if (done === 'done') return c.redirect(`${addressIn(edited)}?done=published`, 303);
  const typed = edited.draft?.text ?? edited.shown;
  const form = { ...freshForm({ ...typed }), version: edited.version };
  return draw(c, visit, edited, { form: withFault(form, done) }, 422);
}

async function toShipped(c: Context, visit: Visit, edited: EditedPage): Promise<Response> {
  const read = await readForm(c.req, actForm);
  if (!read.ok) return draw(c, visit, edited, { takingBack: withVersion(read.form, edited) }, read.status);
  if (read.version === undefined) return refuse(c, 'bad-request');
  const refused = stepUpRefusal(c, read.form);
  if (refused) return draw(c, visit, edited, { takingBack: withVersion(refused.form, edited) }, refused.status);
  const done = await takePageBack(visit, edited.page, read.version);
  if (done === 'changed') return draw(c, visit, edited, { isChanged: true }, 409);
  return c.redirect(`${addressIn(edited)}?done=shipped`, 303);
}

const withVersion = (form: FormState, { version }: EditedPage): FormState => ({ ...form, version });

async function dropIt(c: Context, visit: Visit, edited: EditedPage): Promise<Response> {
  const read = await readForm(c.req, z.strictObject({}));
  if (!read.ok) return refuse(c, 'conflict');
  if (read.version === undefined) return refuse(c, 'bad-request');
  const done = await endDraft(visit, edited.page, read.version);
  if (done === 'changed') return draw(c, visit, edited, { isChanged: true }, 409);
  return c.redirect(`${addressIn(edited)}?done=dropped`, 303);
}

/** The draft in the frame, the language and the look of the public side; without one, what visitors read now. */
async function preview(c: Context, visit: Visit, edited: EditedPage, publicOrigin: string): Promise<Response> {
  const { page, draft, shown, state } = edited;
  const text = draft?.text ?? (state === 'edited' ? shown : null);
  const asVisitor = text === null ? page : withText(page, { ...text, day: today().toString() });
  const facts = await readPageFacts(visit.db, visit.keys.pins);
  const { t, lang, name, accent, demo, theme } = c.get('web');
  const shell = {
    ...pageShell({ name, accent, demo }, page.lang, page.slug, theme),
    place: null,
    home: addressIn(edited),
  };
  const drawn = await document(
    shell,
    { title: page.title },
    <PagePreview back={addressIn(edited)} isDraft={draft !== null} say={t} sayLang={lang}>
      <InformationPage page={asVisitor} facts={facts} />
    </PagePreview>,
  );
  return c.html(leadingOn(drawn, publicOrigin));
}
