import { longDate } from '#app/platform/language/index.ts';
import {
  Badge,
  Breadcrumb,
  Button,
  ButtonRow,
  DateField,
  DescriptionList,
  ErrorSummary,
  Field,
  FoldNarrow,
  Form,
  FormFoot,
  type FormState,
  Notice,
  PageHeader,
  PasswordAgain,
  Section,
  useShell,
} from '#app/platform/web/index.ts';
import {
  canBeApproved,
  isApproved as isTextApproved,
  type KeptApproval,
  type Standing,
} from '#app/service/approvals/index.ts';
import { approvableOf } from '../approval/index.ts';
import { type Definition, definitions, tracks } from '../definitions/index.ts';
import { markInWords } from '../limits/index.ts';
import { limitLengths } from './lengths.ts';
import { StageInWords } from './stage-page.view.tsx';

/** All procedures by track: how sure they are, when they were checked, whether clients may read them. */
export function DefinitionsPage({ standing, approves }: { standing: Standing; approves: boolean }) {
  const { t } = useShell();
  return (
    <>
      <PageHeader title={t('procedures.definitions')}>
        <p>{t('procedures.definitions.lead')}</p>
        {approves ? (
          <p>
            <a href="/approvals">{t('procedures.approvals.link')}</a>
          </p>
        ) : null}
      </PageHeader>
      <div class="flow">
        {tracks.map((track) => {
          const own = definitions().newest.filter((one) => one.track === track);
          return own.length === 0 ? null : (
            <Section title={t(`procedures.track.${track}`)}>
              <FoldNarrow summary={t('procedures.definitions.of', { count: own.length })}>
                <ul class="stack close">
                  {own.map((definition) => (
                    <DefinitionLine
                      definition={definition}
                      isApproved={isTextApproved(approvableOf(definition), standing)}
                    />
                  ))}
                </ul>
              </FoldNarrow>
            </Section>
          );
        })}
      </div>
    </>
  );
}

function DefinitionLine({ definition, isApproved }: { definition: Definition; isApproved: boolean }) {
  const { lang } = useShell();
  const { key, words } = definition;
  return (
    <li>
      <p class="row">
        <a href={`/procedures/${key}`}>{words[lang].name}</a>
        <ApprovalBadge definition={definition} isApproved={isApproved} />
      </p>
      <p class="small">{words[lang].inShort}</p>
    </li>
  );
}

function ApprovalBadge({ definition, isApproved }: { definition: Definition; isApproved: boolean }) {
  const { t } = useShell();
  if (isApproved) return <Badge tone="done">{t('procedures.approved')}</Badge>;
  return <Badge tone="soon">{t(canBeApproved(definition) ? 'procedures.waiting' : 'procedures.low.short')}</Badge>;
}

interface DefinitionPageProps {
  definition: Definition;
  approvals: readonly KeptApproval[];
  standing: Standing;
  approves: boolean;
  form: FormState;
}

/** One procedure as the installation knows it: its stages in full, with sources and marks, and its approval. */
export function DefinitionPage({ definition, approvals, standing, approves, form }: DefinitionPageProps) {
  const { t, lang } = useShell();
  const { words, version, source, confidence, checkedOn, validFrom, validTo } = definition;
  const valid = { from: longDate(validFrom, lang), to: validTo === null ? '' : longDate(validTo, lang) };
  return (
    <div class="stack">
      <Breadcrumb crumbs={[{ href: '/procedures', label: t('procedures.definitions') }]} />
      <PageHeader title={words[lang].name}>
        <p>{words[lang].inShort}</p>
        <p class="row">
          <ApprovalBadge definition={definition} isApproved={isTextApproved(approvableOf(definition), standing)} />
        </p>
      </PageHeader>
      <ErrorSummary
        form={form}
        labels={{
          lawyer: t('procedures.approval.lawyer'),
          source: t('procedures.approval.source'),
          password: t('routing.stepUp'),
        }}
      />
      <div class="two">
        <Lengths definition={definition} />
        <div class="stack">
          {definition.stages.map((stage) => (
            <details>
              <summary>
                <b>{words[lang].stages[stage.id]?.name}</b>
              </summary>
              <div class="stack close">
                <StageInWords definition={definition} stage={stage} standing={standing} />
              </div>
            </details>
          ))}
          <details class="sheet" open={Object.keys(form.errors).length > 0 || form.whole !== undefined}>
            <summary>{t('procedures.definition.about')}</summary>
            <div class="stack">
              <DescriptionList
                facts={[
                  { term: t('procedures.definition.version'), value: String(version) },
                  {
                    term: t('procedures.definition.valid'),
                    value: t(validTo === null ? 'procedures.definition.from' : 'procedures.definition.fromTo', valid),
                  },
                  { term: t('procedures.limits.source'), value: source },
                  { term: t('procedures.limits.confidence'), value: markInWords(confidence, lang) },
                  { term: t('procedures.definition.checked'), value: longDate(checkedOn, lang) },
                ]}
              />
              <Approvals definition={definition} approvals={approvals} approves={approves} form={form} />
            </div>
          </details>
        </div>
      </div>
    </div>
  );
}

/** How long what is in it may take: each deadline of ours, and each day by which an authority must decide. */
function Lengths({ definition }: { definition: Definition }) {
  const { t, lang } = useShell();
  const lengths = limitLengths(definition, lang);
  if (lengths.length === 0) return null;
  return (
    <Section title={t('procedures.definition.lengths')}>
      <DescriptionList facts={lengths.map(({ name, length }) => ({ term: name, value: length }))} />
    </Section>
  );
}

/** Which lawyer approved these words, from which source, checked on which day; and the form to record it. */
function Approvals({ definition, approvals, approves, form }: Omit<DefinitionPageProps, 'standing'>) {
  const { t, lang } = useShell();
  const at = `/procedures/${definition.key}/approval`;
  const live = approvals.find(({ endedOn, isOfTheseWords }) => endedOn === null && isOfTheseWords);
  return (
    <Section title={t('procedures.approval')} id="approval">
      {approvals.length === 0 ? <p class="soft">{t('procedures.approval.none')}</p> : null}
      <ul class="stack close">
        {approvals.map((one) => (
          <li>
            <p>
              {t('procedures.approval.by', {
                lawyer: one.lawyer,
                day: longDate(one.checkedOn, lang),
                source: one.source,
              })}
            </p>
            <p class="small soft">
              {t('procedures.approval.recorded', { name: one.recordedBy, day: longDate(one.recordedOn, lang) })}
              {one.endedOn === null
                ? null
                : ` · ${t('procedures.approval.ended', { day: longDate(one.endedOn, lang) })}`}
              {one.isSigned ? null : ` · ${t('procedures.approval.unsigned')}`}
              {one.endedOn === null && !one.isOfTheseWords ? ` · ${t('procedures.approval.other')}` : null}
            </p>
          </li>
        ))}
      </ul>
      {canBeApproved(definition) ? null : <Notice tone="soon">{t('procedures.approval.low')}</Notice>}
      {approves && live !== undefined ? (
        <Form action={`${at}/ending`}>
          <input type="hidden" name="approval" value={live.id} />
          <ButtonRow>
            <Button kind="quiet">{t('procedures.approval.end')}</Button>
          </ButtonRow>
        </Form>
      ) : null}
      {approves && live === undefined && canBeApproved(definition) ? (
        <Form action={at} form={form}>
          <PasswordAgain form={form} unlessFresh />
          <p class="hint">{t('procedures.approval.hint')}</p>
          <Field name="lawyer" label={t('procedures.approval.lawyer')} length="middle" form={form} />
          <Field name="source" label={t('procedures.approval.source')} form={form} />
          <DateField name="checkedOn" past label={t('procedures.approval.checkedOn')} form={form} />
          <FormFoot>{t('procedures.approval.save')}</FormFoot>
        </Form>
      ) : null}
    </Section>
  );
}
