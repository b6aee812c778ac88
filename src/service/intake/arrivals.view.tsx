import { longDate } from '#app/platform/language/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import {
  Breadcrumb,
  Button,
  ButtonLink,
  ButtonRow,
  Choice,
  EmptyState,
  ErrorSummary,
  FoldNarrow,
  Form,
  FormFoot,
  type FormState,
  Notice,
  type Order,
  orderCode,
  PageHeader,
  Pagination,
  Section,
  TextArea,
  useShell,
} from '#app/platform/web/index.ts';
import type { OpenRegistration, SeenRegistration } from './intake.store.ts';
import { arrivalReturnReasons } from './intake.ts';
import { ageOf, RegistrationSections } from './registration.view.tsx';
import { RegistrationTable } from './registration-table.view.tsx';
import type { StopWish } from './stop-wishes.store.ts';

export const arrivalsOnAPage = 50;

interface ArrivalsProps {
  /** Of this page. */
  rows: readonly SeenRegistration[];
  count: number;
  page: number;
  order: Order<'came'>;
  wishes: readonly StopWish[];
  returned: boolean;
}

/** What waits for the coordinators of a region. */
export function ArrivalsPage({ rows, count, page, order, wishes, returned }: ArrivalsProps) {
  const { t } = useShell();
  const sorted = { order, hrefOf: (other: Order<'came'>) => arrivalsHref(other) };
  return (
    <div class="stack near">
      <PageHeader title={t('intake.arrivals.title')}>
        <p>{t('intake.arrivals.explain')}</p>
      </PageHeader>
      {returned ? (
        <Notice tone="done" announce>
          <p>{t('intake.done.returned')}</p>
        </Notice>
      ) : null}
      {wishes.length === 0 ? null : <WishSection wishes={wishes} />}
      {rows.length === 0 ? null : <h2>{t('intake.arrivals.count', { count })}</h2>}
      {rows.length === 0 ? (
        <EmptyState title={t('intake.arrivals.empty')}>
          <p>{t('intake.arrivals.empty.next')}</p>
        </EmptyState>
      ) : (
        <RegistrationTable
          id="arrivals"
          caption={t('intake.arrivals.title')}
          rows={rows}
          base="/arrivals"
          sorted={sorted}
        />
      )}
      <Pagination
        page={page}
        pages={Math.ceil(count / arrivalsOnAPage)}
        hrefOf={(other) => arrivalsHref(order, other)}
      />
    </div>
  );
}

function arrivalsHref(order: Order<'came'>, page = 1): string {
  const codes = [order.down ? `sort=${orderCode(order)}` : '', page > 1 ? `page=${page}` : ''].filter(Boolean);
  return codes.length === 0 ? '/arrivals' : `/arrivals?${codes.join('&')}`;
}

/** Clients who want to stop come before new ones: they are waiting for us to let go. */
function WishSection({ wishes }: { wishes: readonly StopWish[] }) {
  const { t, lang } = useShell();
  return (
    <Section id="stops" title={t('intake.wish.title', { count: wishes.length })}>
      <p>{t('intake.wish.explain')}</p>
      <ul class="stack">
        {wishes.map((wish) => (
          <li>
            <p>
              <a href={`/clients/${wish.reference}`}>{t('intake.wish.one', { day: longDate(wish.day, lang) })}</a>
            </p>
            <Form action={`/arrivals/${wish.id}/seen`}>
              <ButtonRow>
                <Button kind="quiet">{t('intake.wish.seen')}</Button>
              </ButtonRow>
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** One registration placed here: read it, then accept it or give it back. */
export function ArrivalPage({ open, form }: { open: OpenRegistration; form: FormState }) {
  const { t, lang } = useShell();
  return (
    <div class="stack">
      <Breadcrumb crumbs={[{ href: '/arrivals', label: t('intake.arrivals.title') }]} />
      <PageHeader title={t('intake.queue.one', { day: longDate(open.received_day, lang) })}>
        <p>
          {ageOf(open.received_day, t)} · {t(`intake.by.${open.content.by}`)}
        </p>
      </PageHeader>
      <ErrorSummary form={form} labels={{ reason: t('intake.return.reason'), note: t('intake.note') }} />
      <div class="two">
        <div class="stack">
          <RegistrationSections registration={open.content} />
        </div>
        <div class="stack">
          <Section title={t('intake.accept.title')}>
            <Form action={`/arrivals/${open.id}/accept`} once={newId()}>
              <p>{t('intake.accept.explain')}</p>
              <Button wide>{t('intake.accept.title')}</Button>
            </Form>
          </Section>
          <ReturnForm open={open} form={form} />
        </div>
      </div>
    </div>
  );
}

function ReturnForm({ open, form }: { open: OpenRegistration; form: FormState }) {
  const { t } = useShell();
  const isTried = Object.keys(form.errors).length > 0;
  return (
    <FoldNarrow summary={t('intake.return.title')} open={isTried}>
      <Section title={t('intake.return.title')}>
        <Form action={`/arrivals/${open.id}/return`} form={form} once={newId()} version={open.version}>
          <p>{t('intake.return.explain')}</p>
          <Choice
            name="reason"
            legend={t('intake.return.reason')}
            options={arrivalReturnReasons.map((value) => ({ value, label: t(`intake.return.${value}`) }))}
            form={form}
          />
          <TextArea name="note" label={t('intake.note')} hint={t('intake.note.hint')} rows={2} form={form} optional />
          <FormFoot kind="quiet">{t('intake.return.title')}</FormFoot>
        </Form>
      </Section>
    </FoldNarrow>
  );
}

/** Two coordinators pressed at once, or one came later: who has it now. */
export function TakenPage({ name, mine }: { name: string | null; mine: boolean }) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('web.refusal.conflict')} />
      {mine ? (
        <p>{t('intake.taken.mine')}</p>
      ) : (
        <p>{name === null ? t('intake.taken.someone') : t('intake.taken.by', { name })}</p>
      )}
      <p>{t('intake.taken.next')}</p>
      <ButtonRow>
        <ButtonLink href={mine ? '/clients' : '/arrivals'}>
          {mine ? t('intake.taken.clients') : t('intake.arrivals.title')}
        </ButtonLink>
      </ButtonRow>
    </div>
  );
}
