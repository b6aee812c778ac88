import type { Child } from 'hono/jsx';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { may } from '#app/platform/access/visit/index.ts';
import { longDate } from '#app/platform/language/index.ts';
import { Button, ButtonRow, Form, Notice, useShell } from '#app/platform/web/index.ts';
import { type StopWish, stopWishOf } from './stop-wishes.store.ts';

/** On the page of a case, before anything else: the client said with the receipt code: stop. */
export const stopWishPanel = {
  order: 0,
  place: 'above' as const,
  async show(open: OpenCase): Promise<Child> {
    const wish = may(open.visit, 'arrival.accept') ? await stopWishOf(open.visit, open.caseId) : null;
    return wish === null ? null : <WishNotice wish={wish} />;
  },
};

function WishNotice({ wish }: { wish: StopWish }) {
  const { t, lang } = useShell();
  return (
    <Notice tone="soon" title={t('intake.wish.here', { day: longDate(wish.day, lang) })}>
      <p>{t('intake.wish.explain')}</p>
      <Form action={`/arrivals/${wish.id}/seen`}>
        <input type="hidden" name="from" value="case" />
        <ButtonRow>
          <Button kind="quiet">{t('intake.wish.seen')}</Button>
        </ButtonRow>
      </Form>
    </Notice>
  );
}
