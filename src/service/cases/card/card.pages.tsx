import { today } from '#app/platform/language/index.ts';
import { formRoutes } from '#app/platform/routing/index.ts';
import { withError } from '#app/platform/web/index.ts';
import { caseClosed, noBsnHere, openForForm, replacedOnce, showClientPage } from '../client/index.ts';
import { readCard, saveCard } from './card.store.ts';
import { cardRecord, emptyCard, saysNothing } from './card.ts';

const path = '/clients/:reference/card';

/** Making and changing the card of things that a client has told once. */
export const cardRoutes = () =>
  formRoutes({
    form: cardRecord,
    page: path,
    to: path,
    needs: 'case.write',
    does: 'replace',
    open: openForForm,
    async start(open) {
      const { card, version } = (await readCard(open)) ?? { card: emptyCard, version: 0 };
      return { values: cardRecord.toValues(card), version };
    },
    noBsnHere,
    async save(open, { visit, values, form, key, version }) {
      if (open.status === 'closed') return caseClosed;
      const card = cardRecord.toDocument(values);
      if (card.readOn !== null && card.readOn > today().toString())
        return withError(form, 'readOn', 'cases.note.future');
      if (saysNothing(card)) return withError(form, 'speaking', 'cases.card.empty');
      return replacedOnce(visit, key, `/clients/${open.reference}#card`, () => saveCard(open, card, version));
    },
    show(c, open, shown, status) {
      const { t } = c.get('web');
      const client = `/clients/${open.reference}`;
      const texts = { lead: <p>{t('cases.card.lead')}</p>, save: t('cases.save') };
      const form = <cardRecord.Form {...shown} {...texts} action={`${client}/card`} back={client} />;
      return showClientPage(c, open, { title: t('cases.card'), status }, form);
    },
  });
