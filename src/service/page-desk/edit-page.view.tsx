import { dateAndTime, longDate, ownLanguageName } from '#app/platform/language/index.ts';
import {
  Breadcrumb,
  Button,
  ButtonLink,
  ButtonRow,
  Conflict,
  ErrorSummary,
  Field,
  Form,
  FormFoot,
  type FormState,
  Notice,
  NumbersRight,
  PageHeader,
  PasswordAgain,
  Section,
  TextArea,
  useShell,
} from '#app/platform/web/index.ts';
import type { TypedText } from '#app/service/public-pages/index.ts';
import { PageBadge } from './list-page.view.tsx';
import type { EditedPage, PageChange } from './pages.store.ts';

export interface EditProps {
  edited: EditedPage;
  changes: readonly PageChange[];
  form: FormState;
  publishing: FormState;
  takingBack: FormState;
  /** What was typed while somebody else saved or published. */
  mine?: TypedText;
  /** Somebody else was earlier with another act. */
  isChanged?: boolean;
  done?: 'draft' | 'dropped' | 'published' | 'shipped';
}

/** One page in one language: its text to write, and beside it how it stands and what can be done. */
export function EditPage(props: EditProps) {
  const { t } = useShell();
  const { edited, done, isChanged = false } = props;
  const { page, state, shown } = edited;
  return (
    <div class="stack">
      <Breadcrumb crumbs={[{ href: `/public-pages?lang=${page.lang}`, label: t('page-desk.title') }]} />
      <PageHeader title={<span lang={page.lang}>{shown.heading}</span>}>
        <p class="row">
          <PageBadge state={state} /> <span class="soft">{ownLanguageName(page.lang)}</span>
        </p>
      </PageHeader>
      {done === undefined ? null : <Notice tone="done" title={t(`page-desk.done.${done}`)} announce />}
      {isChanged ? (
        <Notice tone="soon" title={t('page-desk.changed')} announce>
          <p>{t('page-desk.changed.text')}</p>
        </Notice>
      ) : null}
      <Warnings edited={edited} />
      <div class="two">
        <div class="stack">
          <Writing {...props} />
        </div>
        <div class="stack">
          <Publishing {...props} />
          <Shipped {...props} />
          <History changes={props.changes} />
        </div>
      </div>
    </div>
  );
}

function Warnings({ edited: { state, hasNewRelease } }: Pick<EditProps, 'edited'>) {
  const { t } = useShell();
  return (
    <>
      {state === 'altered' ? (
        <Notice tone="late" title={t('page-desk.altered.title')}>
          <p>{t('page-desk.altered.text')}</p>
        </Notice>
      ) : null}
      {state === 'unread' ? (
        <Notice tone="late" title={t('page-desk.state.unread')}>
          <p>{t('page-desk.unread.text')}</p>
        </Notice>
      ) : null}
      {hasNewRelease ? (
        <Notice tone="soon" title={t('page-desk.newRelease')}>
          <p>{t('page-desk.newRelease.text')}</p>
        </Notice>
      ) : null}
    </>
  );
}

function Writing({ edited: { page, draft, shown }, form, mine }: EditProps) {
  const { t, lang } = useShell();
  const at = `/public-pages/${page.slug}/${page.lang}`;
  const theirs = draft?.text ?? shown;
  const labels = { heading: t('page-desk.heading'), body: t('page-desk.body') };
  return (
    <Section title={t('page-desk.write')}>
      {draft === null ? null : (
        <p class="small soft">{t('page-desk.draft.by', { name: draft.by, day: longDate(draft.day, lang) })}</p>
      )}
      {mine === undefined ? null : (
        <Conflict
          by={t('page-desk.conflict')}
          fields={(['heading', 'body'] as const)
            .filter((field) => mine[field] !== theirs[field])
            .map((field) => ({ label: labels[field], mine: mine[field], theirs: theirs[field] }))}
        />
      )}
      <ErrorSummary form={form} labels={labels} />
      <Form action={`${at}/draft`} form={form}>
        <Field name="heading" label={labels.heading} form={form} />
        <TextArea name="body" label={labels.body} hint={t('page-desk.body.hint')} rows={24} form={form} />
        <details>
          <summary>{t('page-desk.rules')}</summary>
          <ul class="bullets small">
            {(['heading', 'list', 'strong', 'link', 'call', 'name', 'part', 'law'] as const).map((rule) => (
              <li>{t(`page-desk.rules.${rule}`)}</li>
            ))}
          </ul>
        </details>
        <NumbersRight form={form} />
        <FormFoot
          back={`/public-pages?lang=${page.lang}`}
          also={
            <Button kind="quiet" name="next" value="look">
              {t('page-desk.saveAndLook')}
            </Button>
          }
        >
          {t(mine === undefined ? 'page-desk.save' : 'page-desk.saveMine')}
        </FormFoot>
      </Form>
    </Section>
  );
}

/** From draft to visitors: a look, a signature, or away with it. */
function Publishing({ edited: { page, draft, version, seen }, publishing }: EditProps) {
  const { t } = useShell();
  const at = `/public-pages/${page.slug}/${page.lang}`;
  return (
    <Section title={t('page-desk.publish')} id="publish">
      <p class="small">{t(draft === null ? 'page-desk.publish.none' : 'page-desk.publish.text')}</p>
      <ButtonRow>
        <ButtonLink href={`${at}/preview`} kind="quiet">
          {t(draft === null ? 'page-desk.look.now' : 'page-desk.look.draft')}
        </ButtonLink>
      </ButtonRow>
      {draft === null ? null : (
        <>
          <ErrorSummary form={publishing} labels={{ password: t('routing.stepUp') }} />
          <Form action={`${at}/publication`} form={publishing}>
            <input type="hidden" name="seen" value={seen} />
            <PasswordAgain form={publishing} id="password-publish" unlessFresh />
            <FormFoot>{t('page-desk.publish.go')}</FormFoot>
          </Form>
          <Form action={`${at}/draft/ending`} version={version}>
            <FormFoot kind="quiet">{t('page-desk.drop')}</FormFoot>
          </Form>
        </>
      )}
    </Section>
  );
}

/** The text of the release, to compare with and to go back to. */
function Shipped({ edited: { page, state, published }, takingBack }: EditProps) {
  const { t } = useShell();
  const canGoBack = state === 'altered' || (published !== null && published.text !== null);
  return (
    <Section title={t('page-desk.shipped')} id="shipped">
      <details>
        <summary>{t('page-desk.shipped.see')}</summary>
        <div class="stack close" lang={page.lang}>
          <h3>{page.heading}</h3>
          {page.body.split(/\n{2,}/).map((paragraph) => (
            <p>{paragraph}</p>
          ))}
        </div>
      </details>
      {canGoBack ? (
        <>
          <p class="small">{t('page-desk.shipped.text')}</p>
          <ErrorSummary form={takingBack} labels={{ password: t('routing.stepUp') }} />
          <Form action={`/public-pages/${page.slug}/${page.lang}/publication/ending`} form={takingBack}>
            <PasswordAgain form={takingBack} id="password-shipped" unlessFresh />
            <FormFoot kind="quiet">{t('page-desk.shipped.go')}</FormFoot>
          </Form>
        </>
      ) : null}
    </Section>
  );
}

function History({ changes }: Pick<EditProps, 'changes'>) {
  const { t, lang } = useShell();
  return (
    <Section title={t('page-desk.history')}>
      {changes.length === 0 ? <p class="soft">{t('page-desk.history.none')}</p> : null}
      <ul class="bullets">
        {changes.map(({ what, by, at }) => (
          <li>{t(`page-desk.history.${what}`, { name: by, moment: dateAndTime(at, lang) })}</li>
        ))}
      </ul>
    </Section>
  );
}
