import { longDate } from '#app/platform/language/index.ts';
import {
  Breadcrumb,
  Choice,
  EmptyState,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  Notice,
  PageHeader,
  useShell,
} from '#app/platform/web/index.ts';
import type { sharing } from '#app/service/cases/index.ts';
import { dateInWords, issuerInWords, titleOf } from './document-words.ts';
import type { DocumentEntry } from './documents.ts';

type LiveGrounds = Awaited<ReturnType<typeof sharing.live>>;

interface BundleChoosePageProps {
  reference: string;
  entries: readonly DocumentEntry[];
  /** To whom a bundle may go today. */
  grounds: LiveGrounds;
  form: FormState;
  once: string;
}

/** The name of the field with the place of a document in the bundle. */
export const placeField = (id: string) => `place-${id}`;

/** For whom, and which documents in which order. Nothing is ticked: what leaves is chosen, never left over. */
export function BundleChoosePage({ reference, entries, grounds, form, once }: BundleChoosePageProps) {
  const { t, lang } = useShell();
  const dossier = `/clients/${reference}/dossier`;
  const places = entries.map((entry) => [
    placeField(entry.id),
    `${titleOf(entry, lang)}: ${t('documents.bundle.place')}`,
  ]);
  const labels = {
    consent: t('documents.bundle.for'),
    pick: t('documents.bundle.pick'),
    ...Object.fromEntries(places),
  };
  return (
    <div class="stack">
      <Breadcrumb crumbs={[{ href: dossier, label: t('documents.title') }]} />
      <PageHeader title={t('documents.bundle.new')}>
        <p class="soft">{t('documents.bundle.lead')}</p>
      </PageHeader>
      {entries.length === 0 ? <EmptyState title={t('documents.empty')} /> : null}
      {grounds.length === 0 ? (
        <Notice tone="soon" title={t('documents.bundle.noConsent')}>
          <p>{t('documents.bundle.noConsent.text')}</p>
          <p>
            <a href={`/clients/${reference}/consents/new`}>{t('documents.bundle.toConsent')}</a>
          </p>
          <p class="small">
            <a href={`/clients/${reference}/acute-danger?purpose=bundle`}>{t('cases.danger.link')}</a>
          </p>
        </Notice>
      ) : null}
      {entries.length === 0 || grounds.length === 0 ? null : (
        <>
          <ErrorSummary form={form} labels={labels} />
          <Form action={`/clients/${reference}/bundles`} form={form} once={once}>
            <ForWhom grounds={grounds} form={form} />
            <Documents entries={entries} form={form} />
            <FormFoot back={dossier}>{t('documents.bundle.look')}</FormFoot>
          </Form>
        </>
      )}
    </div>
  );
}

function ForWhom({ grounds, form }: { grounds: LiveGrounds; form: FormState }) {
  const { t, lang } = useShell();
  return (
    <Choice
      name="consent"
      legend={t('documents.bundle.for')}
      hint={t('documents.bundle.for.hint')}
      form={form}
      options={grounds.map(({ id, receiver, until }) => ({
        value: id,
        label: <bdi>{receiver}</bdi>,
        hint:
          until === null ? t('cases.danger.badge') : t('documents.bundle.consentUntil', { day: longDate(until, lang) }),
      }))}
    />
  );
}

/** A box and a number a document: the order can be changed without script, and by keyboard. */
function Documents({ entries, form }: { entries: readonly DocumentEntry[]; form: FormState }) {
  const { t } = useShell();
  const error = form.errors.pick;
  return (
    <fieldset class={error === undefined ? 'choice' : 'choice wrong'} aria-describedby="pick-hint">
      <legend>{t('documents.bundle.pick')}</legend>
      <p class="hint" id="pick-hint">
        {t('documents.bundle.pick.hint')}
      </p>
      {error === undefined ? null : (
        <p class="field-error" id="pick-error">
          <span class="hidden">{t('web.errorPrefix')} </span>
          {t(error.key, error.values)}
        </p>
      )}
      <div class="options">
        {entries.map((entry, at) => (
          <Pick entry={entry} at={at} form={form} />
        ))}
      </div>
    </fieldset>
  );
}

function Pick({ entry, at, form }: { entry: DocumentEntry; at: number; form: FormState }) {
  const { t, lang } = useShell();
  const id = at === 0 ? 'pick' : `pick-${entry.id}`;
  const place = placeField(entry.id);
  const picked = form.values.pick;
  const typed = form.values[place];
  const issuer = issuerInWords(entry, lang);
  return (
    <div class="pick">
      <div class="option">
        <input
          type="checkbox"
          id={id}
          name="pick"
          value={entry.id}
          checked={Array.isArray(picked) && picked.includes(entry.id)}
          aria-describedby={`${id}-more`}
        />
        <label for={id}>
          <bdi>{titleOf(entry, lang)}</bdi>
        </label>
        <p class="hint" id={`${id}-more`}>
          {dateInWords(entry.date, lang)}
          {issuer === null ? null : (
            <>
              {' · '}
              <bdi>{issuer}</bdi>
            </>
          )}
          {' · '}
          {t('documents.bundle.pages', { count: entry.pages.length })}
        </p>
      </div>
      <label class="small" for={place}>
        <span class="hidden">{titleOf(entry, lang)}: </span>
        {t('documents.bundle.place')}
      </label>
      <input
        class="input short"
        id={place}
        name={place}
        inputmode="numeric"
        value={typeof typed === 'string' ? typed : String(at + 1)}
        dir="ltr"
        autocomplete="off"
        aria-invalid={form.errors[place] === undefined ? undefined : 'true'}
      />
    </div>
  );
}
