import { longDate } from '#app/platform/language/index.ts';
import { DescriptionList, useShell } from '#app/platform/web/index.ts';
import { WrittenText } from '../client/index.ts';
import type { StoredCard } from './card.store.ts';
import { cardFields } from './card.ts';

interface CardSectionProps {
  reference: string;
  stored: StoredCard | null;
  writes: boolean;
}

/** What nobody needs to ask again, folded under what one needs before calling. */
export function CardSection({ reference, stored, writes }: CardSectionProps) {
  const { t } = useShell();
  if (stored === null && !writes) return null;
  const at = `/clients/${reference}/card`;
  return (
    <details id="card" class="client-card">
      <summary>{t('cases.card')}</summary>
      {stored === null ? <p class="soft">{t('cases.card.none')}</p> : <CardFacts stored={stored} />}
      {writes ? <a href={at}>{t(stored === null ? 'cases.card.make' : 'cases.card.change')}</a> : null}
    </details>
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
