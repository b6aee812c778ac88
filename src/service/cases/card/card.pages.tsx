import type { Context } from 'hono';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { once, type Visit } from '#app/platform/access/visit/index.ts';
import { type Lang, longDate, type Translate } from '#app/platform/language/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { Conflict, type FormState, freshForm, notFound, readForm, refuse, withWhole } from '#app/platform/web/index.ts';
import { differingFields, openFromPath, type RefusedStatus, saysNoBsnHere, showClientPage } from '../client/index.ts';
import { readCard, type StoredCard, saveCard } from './card.store.ts';
import { type Card, cardFields, emptyCard } from './card.ts';
import { CardForm, cardAsTyped, cardForm, cardFrom } from './card-form.view.tsx';

/** Making and changing the card of things that a client has told once. */
export function cardRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: '/clients/:reference/card',
      needs: 'case.write',
      async handle(c, visit) {
        const open = await openFromPath(c, visit, 'case.write');
        if (!open) return notFound(c);
        if (open.status === 'closed') return c.redirect(`/clients/${open.reference}`, 303);
        const stored = await readCard(open);
        return showCard(c, open, freshForm(cardAsTyped(stored?.card ?? emptyCard)), { stored });
      },
    },
    { method: 'POST', path: '/clients/:reference/card', needs: 'case.write', handle: save },
  ];
}

async function save(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'case.write');
  if (!open) return notFound(c);
  const stored = await readCard(open);
  const read = await readForm(c.req, cardForm, { noBsnHere: await saysNoBsnHere(c.req, visit) });
  if (!read.ok) return showCard(c, open, read.form, { stored, status: read.status });
  const { key, version, form } = read;
  if (key === undefined || version === undefined) return refuse(c, 'bad-request');
  if (open.status === 'closed')
    return showCard(c, open, withWhole(form, 'cases.closed.cannotWrite'), { stored, status: 409 });
  const card = cardFrom(read.values, form);
  if ('errors' in card) return showCard(c, open, card, { stored, status: 422 });
  // The saving is judged inside, so that a repeat of the same form is led to where the first one went (T119).
  let stale = false;
  const where = await once(visit, key, async () => {
    stale = (await saveCard(open, card, version)) === 'stale';
    return `/clients/${open.reference}#card`;
  });
  if (!stale) return c.redirect(where, 303);
  const now = await readCard(open);
  const { key: _used, version: _seen, ...typed } = form;
  return showCard(c, open, typed, { stored: now, status: 409, mine: card });
}

function showCard(
  c: Context,
  open: OpenCase,
  form: FormState,
  more: { stored: StoredCard | null; status?: RefusedStatus; mine?: Card },
): Promise<Response> {
  const { t, lang } = c.get('web');
  const { stored, mine, status } = more;
  const action = `/clients/${open.reference}/card`;
  const body = (
    <>
      {mine ? <Conflict fields={differences(mine, stored?.card ?? emptyCard, t, lang)} /> : null}
      <CardForm action={action} form={form} once={newId()} version={stored?.version ?? 0} />
    </>
  );
  return showClientPage(c, open, { title: t('cases.card'), status }, body);
}

function differences(mine: Card, theirs: Card, t: Translate, lang: Lang) {
  const words = (card: Card) => [
    ...cardFields.map((field) => ({ label: t(`cases.card.${field}`), value: card[field] ?? '' })),
    { label: t('cases.card.readOn'), value: card.readOn === null ? '' : longDate(card.readOn, lang) },
  ];
  return differingFields(words(mine), words(theirs));
}
