import { isMessageKey, spokenNames, type Translate } from '#app/platform/language/index.ts';
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
  type Shell,
  useShell,
} from '#app/platform/web/index.ts';
import type { Preview, ProposedEntry } from './exchange.store.ts';
import type { OrganisationContent } from './organisation.ts';

interface ExchangeProps {
  preview: Preview | null;
  taken: { count: number; left: number } | null;
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
        <Notice tone={taken.left > 0 ? 'soon' : 'done'} announce>
          <p>{t('directory.exchange.taken', { count: taken.count })}</p>
          {taken.left > 0 ? <p>{t('directory.exchange.left', { count: taken.left })}</p> : null}
        </Notice>
      )}
      {preview === null ? null : <PreviewSection preview={preview} form={form} />}
      <div class="two">
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
    </div>
  );
}

function PreviewSection({ preview, form }: { preview: Preview; form: FormState }) {
  const shell = useShell();
  const { t } = shell;
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
              value: one.mark,
              label: one.content.name,
              hint: changesOf(one, shell),
            }))}
          />
          <p class="soft">{t('directory.exchange.rung')}</p>
          <FormFoot>{t('directory.exchange.take')}</FormFoot>
        </Form>
      )}
    </Section>
  );
}

/** What a new one says, or "Telephone: 030 … → 030 …". */
function changesOf({ now, content, fields }: ProposedEntry, shell: Shell): string {
  const { t } = shell;
  if (now === null) return [t('directory.exchange.new'), ...saidAnew(content, shell)].join(' · ');
  return fields
    .map((field) =>
      t('directory.exchange.change', {
        field: fieldName(field, t),
        from: shown(field, now.content, shell),
        to: shown(field, content, shell),
      }),
    )
    .join(' · ');
}

/** By what somebody knows a new one: what it does, for whom, and how to reach it. */
function saidAnew(content: OrganisationContent, shell: Shell): string[] {
  const { t } = shell;
  const told = (['does', 'forWhom', 'municipalities', 'telephone', 'website'] as const).filter(
    (field) => field === 'municipalities' || content[field] !== null,
  );
  return told.map((field) => `${fieldName(field, t)}: ${shown(field, content, shell)}`);
}

const labels: Partial<Record<keyof OrganisationContent, string>> = { municipalities: 'where' };

function fieldName(field: keyof OrganisationContent, t: Translate): string {
  const key = `directory.field.${labels[field] ?? field}`;
  return isMessageKey(key) ? t(key) : field;
}

/** A value as the page of the entry tells it, never as a code. */
function shown(field: keyof OrganisationContent, content: OrganisationContent, { t, lang }: Shell): string {
  const { needs, sexes = [], languages, municipalities, answersWithin, kind, confidence, urgency } = content;
  const inWords: Partial<Record<keyof OrganisationContent, string>> = {
    kind: t(`directory.kind.${kind}`),
    confidence: t(`directory.sure.${confidence}`),
    needs: needs.map((need) => t(`directory.need.${need}`)).join(', '),
    sexes: sexes.map((sex) => t(`directory.sex.${sex}`)).join(', '),
    languages: spokenNames(languages, lang),
    municipalities: municipalities.join(', ') || t('directory.everywhere'),
    urgency: urgency == null ? '' : t(`directory.urgency.${urgency}`),
    answersWithin: answersWithin == null ? '' : t('directory.days', { days: answersWithin }),
    public: t(content.public ? 'directory.public.yes' : 'directory.public.no'),
    telephonePublic: t(content.telephonePublic ? 'directory.public.yes' : 'directory.public.no'),
    ended: t(content.ended ? 'directory.ended' : 'directory.exchange.exists'),
  };
  return (inWords[field] ?? plainly(content[field])) || t('web.unknown');
}

function plainly(value: OrganisationContent[keyof OrganisationContent]): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? Object.values(value).filter(Boolean).join(' / ') : String(value);
}
