import { isMessageKey, type Translate } from '#app/platform/language/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import {
  Breadcrumb,
  Button,
  ButtonLink,
  ButtonRow,
  Choice,
  EmptyState,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  Notice,
  PageHeader,
  Section,
  useShell,
} from '#app/platform/web/index.ts';
import type { Preview, Proposed } from './exchange.store.ts';
import type { OrganisationContent } from './organisation.ts';

interface ExchangeProps {
  preview: Preview | null;
  taken: number | null;
  form: FormState;
}

/** The directory out and in, by HSDS 3.1; what a file would change is seen before it does. */
export function ExchangePage({ preview, taken, form }: ExchangeProps) {
  const { t } = useShell();
  return (
    <div class="stack">
      <Breadcrumb crumbs={[{ href: '/directory', label: t('directory.title') }]} />
      <PageHeader title={t('directory.exchange')}>
        <p>{t('directory.exchange.intro')}</p>
      </PageHeader>
      <ErrorSummary form={form} labels={{ file: t('directory.exchange.file'), pick: t('directory.exchange.pick') }} />
      {taken === null ? null : (
        <Notice tone="done" announce>
          <p>{t('directory.exchange.taken', { count: taken })}</p>
        </Notice>
      )}
      {preview === null ? null : <PreviewSection preview={preview} form={form} />}
      <Section title={t('directory.exchange.out')}>
        <p>{t('directory.exchange.out.what')}</p>
        <ButtonRow>
          <ButtonLink href="/directory/hsds.json" kind="quiet">
            {t('directory.exchange.out.go')}
          </ButtonLink>
        </ButtonRow>
      </Section>
      <Section title={t('directory.exchange.in')}>
        <Form action="/directory/exchange" form={form} upload>
          <div class={form.errors.file === undefined ? 'field' : 'field wrong'}>
            <label for="file">{t('directory.exchange.file')}</label>
            <p class="hint" id="file-hint">
              {t('directory.exchange.file.hint')}
            </p>
            {form.errors.file === undefined ? null : (
              <p class="field-error" id="file-error">
                {t(form.errors.file.key, form.errors.file.values)}
              </p>
            )}
            <input
              class="input full"
              type="file"
              id="file"
              name="file"
              accept="application/json,.json"
              aria-describedby="file-hint file-error"
            />
          </div>
          <Button kind="quiet">{t('directory.exchange.look')}</Button>
        </Form>
      </Section>
    </div>
  );
}

function PreviewSection({ preview, form }: { preview: Preview; form: FormState }) {
  const { t } = useShell();
  const { fresh, changed, same, unread, withRule } = preview;
  const isNothing = fresh.length + changed.length === 0;
  return (
    <Section title={t('directory.exchange.preview')}>
      <p>{t('directory.exchange.counts', { fresh: fresh.length, changed: changed.length, same })}</p>
      {unread.length === 0 ? null : (
        <Notice tone="soon" title={t('directory.exchange.unread', { count: unread.length })}>
          <p>{unread.filter((name) => name !== '').join(', ') || t('directory.exchange.unread.nameless')}</p>
        </Notice>
      )}
      {withRule.length === 0 ? null : (
        <Notice tone="soon" title={t('directory.exchange.rule')}>
          <p>{withRule.join(', ')}</p>
        </Notice>
      )}
      {isNothing ? (
        <EmptyState title={t('directory.exchange.nothing')} />
      ) : (
        <Form action="/directory/exchange/taking" form={form} once={newId()}>
          <Choice
            name="pick"
            legend={t('directory.exchange.pick')}
            many
            form={form}
            options={[...fresh, ...changed].map((one) => ({
              value: String(one.at),
              label: one.content.name,
              hint: changesOf(one, t),
            }))}
          />
          <p class="soft">{t('directory.exchange.rung')}</p>
          <FormFoot>{t('directory.exchange.take')}</FormFoot>
        </Form>
      )}
    </Section>
  );
}

/** "Telephone: 030 … → 030 …", or that it would be new. */
function changesOf({ now, content, fields }: Proposed, t: Translate): string {
  if (now === null) return t('directory.exchange.new');
  return fields
    .map((field) =>
      t('directory.exchange.change', {
        field: fieldName(field, t),
        from: shown(now.content[field], t),
        to: shown(content[field], t),
      }),
    )
    .join(' · ');
}

const labels: Partial<Record<keyof OrganisationContent, string>> = { municipalities: 'where', dated: 'checked' };

function fieldName(field: keyof OrganisationContent, t: Translate): string {
  const key = `directory.field.${labels[field] ?? field}`;
  return isMessageKey(key) ? t(key) : field;
}

function shown(value: unknown, t: Translate): string {
  if (value === null || value === undefined || value === '') return t('web.unknown');
  if (Array.isArray(value)) return value.join(', ') || t('web.unknown');
  if (typeof value === 'object') return Object.values(value).filter(Boolean).join(' / ');
  return String(value);
}
