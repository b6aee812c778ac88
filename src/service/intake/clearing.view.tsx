import { longDate, spokenNames } from '#app/platform/language/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import {
  Breadcrumb,
  Button,
  ButtonRow,
  Choice,
  type ChoiceOption,
  EmptyState,
  ErrorSummary,
  Form,
  type FormState,
  Notice,
  PageHeader,
  Section,
  useShell,
} from '#app/platform/web/index.ts';
import { asideReasons, type Clearing, type ClearingAct } from './clearing.store.ts';

interface ClearingPageProps {
  found: Clearing;
  /** What was set aside, instead of what waits to be checked. */
  aside: boolean;
  form: FormState;
  allTicked: boolean;
  done: { act: ClearingAct; moved: number; left: number } | null;
}

const here = '/queue/clearing';

/** What came in oddly, one line each with a box: so that a flood is cleared in minutes and a real one in it is not lost. */
export function ClearingPage(props: ClearingPageProps) {
  const { found, aside, form, done } = props;
  const { t } = useShell();
  return (
    <div class="stack">
      <Breadcrumb crumbs={[{ href: '/queue', label: t('intake.queue.title') }]} />
      <PageHeader title={t(aside ? 'intake.clearing.aside' : 'intake.clearing.title')}>
        <p>{t(aside ? 'intake.clearing.aside.explain' : 'intake.clearing.explain')}</p>
      </PageHeader>
      {done === null ? null : (
        <Notice tone="done" announce>
          <p>{t(`intake.clearing.done.${done.act}`, { count: done.moved })}</p>
          {done.left === 0 ? null : <p>{t('intake.clearing.left', { count: done.left })}</p>}
        </Notice>
      )}
      <ErrorSummary
        form={form}
        labels={{
          pick: t('intake.clearing.pick'),
          reason: t('intake.clearing.reason'),
          act: t('intake.clearing.pick'),
        }}
      />
      {found.count === 0 ? <EmptyState title={t('intake.clearing.empty')} /> : <ClearingForm {...props} />}
      <p>
        {aside ? (
          <a href={here}>{t('intake.clearing.toCheck')}</a>
        ) : (
          <a href={`${here}?show=aside`}>{t('intake.clearing.toAside')}</a>
        )}
      </p>
    </div>
  );
}

function ClearingForm({ found, aside, form, allTicked }: ClearingPageProps) {
  const { t } = useShell();
  const ids = found.shown.map(({ listed }) => listed.id);
  const all = `${here}?pick=all${aside ? '&show=aside' : ''}`;
  return (
    <Form action={here} form={form} once={newId()}>
      <div class="two">
        <Section>
          {found.count > ids.length ? (
            <p>{t('intake.clearing.more', { shown: ids.length, count: found.count })}</p>
          ) : null}
          <p>
            <a href={all}>{t('intake.clearing.all', { count: ids.length })}</a>
          </p>
          <Choice
            name="pick"
            legend={t('intake.clearing.pick')}
            many
            options={useOptions(found)}
            chosen={allTicked ? ids : []}
            form={form}
          />
        </Section>
        {aside ? (
          <ButtonRow>
            <Button name="act" value="back">
              {t('intake.clearing.back')}
            </Button>
          </ButtonRow>
        ) : (
          <div class="stack">
            <ButtonRow>
              <Button name="act" value="keep">
                {t('intake.clearing.keep')}
              </Button>
            </ButtonRow>
            <Section title={t('intake.clearing.setAside')}>
              <p>{t('intake.clearing.setAside.explain')}</p>
              <Choice
                name="reason"
                legend={t('intake.clearing.reason')}
                options={asideReasons.map((value) => ({ value, label: t(`intake.clearing.reason.${value}`) }))}
                form={form}
              />
              <ButtonRow>
                <Button kind="danger" name="act" value="aside">
                  {t('intake.clearing.setAside.do')}
                </Button>
              </ButtonRow>
            </Section>
          </div>
        )}
      </div>
    </Form>
  );
}

const longestGlance = 140;

/** A line each: who, what was asked, and why it came here. Enough to see a person in it; the rest is one press away. */
function useOptions(found: Clearing): ChoiceOption[] {
  const { t, lang } = useShell();
  return found.shown.map(({ listed, open }) => {
    const when = t('intake.queue.one', { day: longDate(listed.received_day, lang) });
    if (open === null) return { value: listed.id, label: when, hint: t('intake.clearing.closed') };
    const { nameToUse, question, languages, doubts } = open.content;
    const asked = question ?? t('intake.clearing.noQuestion');
    const glance = asked.length > longestGlance ? `${asked.slice(0, longestGlance)}…` : asked;
    return {
      value: listed.id,
      label: (
        <>
          <bdi>{nameToUse ?? when}</bdi>
          {languages.length === 0 ? null : ` · ${spokenNames(languages, lang)}`}
        </>
      ),
      hint: (
        <>
          <bdi>{glance}</bdi> {doubts.map((doubt) => t(`intake.doubt.${doubt}`)).join(' ')}{' '}
          <a href={`/queue/${listed.id}`}>{t('intake.clearing.open')}</a>
        </>
      ),
    };
  });
}
