import { longDate } from '#app/platform/language/index.ts';
import { DescriptionList, Sheet, useShell } from '#app/platform/web/index.ts';
import { WrittenText } from '../written-text.tsx';
import { cardFields } from './card.ts';
import type { StoredCard } from './card-store.ts';

interface CardSheetProps {
  reference: string;
  stored: StoredCard | null;
  writes: boolean;
}

/** The card at the head of the page: what nobody needs to ask again. */
export function CardSheet({ reference, stored, writes }: CardSheetProps) {
  const { t } = useShell();
  if (stored === null && !writes) return null;
  const at = `/clients/${reference}/card`;
  return (
    <Sheet title={t('cases.card')} id="card">
      {stored === null ? <p class="soft">{t('cases.card.none')}</p> : <CardFacts stored={stored} />}
      {writes ? <a href={at}>{t(stored === null ? 'cases.card.make' : 'cases.card.change')}</a> : null}
    </Sheet>
  );
}

function CardFacts({ stored: { card, writtenBy, writtenAt } }: { stored: StoredCard }) {
  const { t, lang } = useShell();
  const facts = cardFields.flatMap((field) =>
    card[field] === null ? [] : [{ term: t(`cases.card.${field}`), value: <WrittenText text={card[field]} /> }],
  );
  return (
    <>
      <DescriptionList facts={facts} />
      <p class="small soft">
        {card.readOn === null
          ? t('cases.card.notRead')
          : t('cases.card.wasRead', { date: longDate(card.readOn, lang) })}{' '}
        {t('cases.card.by', { name: writtenBy, date: longDate(writtenAt, lang) })}
      </p>
    </>
  );
}
