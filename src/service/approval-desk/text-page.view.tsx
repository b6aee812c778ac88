import type { Lang } from '#app/platform/language/index.ts';
import { longDate } from '#app/platform/language/index.ts';
import {
  Breadcrumb,
  Button,
  ButtonLink,
  ButtonRow,
  DescriptionList,
  Form,
  FormFoot,
  type FormState,
  freshForm,
  Notice,
  PageHeader,
  PasswordAgain,
  Section,
  useShell,
} from '#app/platform/web/index.ts';
import {
  type ApprovalText,
  canBeApproved,
  type KeptApproval,
  type StandingState,
  type TextSection,
} from '#app/service/approvals/index.ts';
import { markInWords } from '#app/service/procedures/index.ts';
import { seenCode } from './chosen.ts';
import { ApprovalBadge } from './list-page.view.tsx';
import { ApprovalForm } from './together-page.view.tsx';
import { WorkedExamples } from './worked-example.view.tsx';

interface TextPageProps {
  text: ApprovalText;
  state: StandingState;
  approvals: readonly KeptApproval[];
  /** The press that puts a suspended text back in use. */
  backInUse: FormState;
}

/** One text: its words, on what it rests, who approved it, and what the project leader can do with it. */
export function TextPage({ text, state, approvals, backInUse }: TextPageProps) {
  const { t, lang } = useShell();
  const { kind, name, source, confidence, limits } = text;
  return (
    <>
      <Breadcrumb crumbs={[{ href: `/approvals?kind=${kind}`, label: t('approvals.title') }]} />
      <PageHeader title={<span lang="nl">{name}</span>}>
        <p class="row">
          <ApprovalBadge state={state} /> <span class="soft">{t(`approval-desk.kind.${kind}`)}</span>
        </p>
      </PageHeader>
      <div class="two">
        <div class="stack">
          <SectionsInWords sections={text.sections('nl')} lang="nl" />
          {limits.length === 0 ? null : (
            <Section title={t('approval-desk.limits')}>
              <WorkedExamples limits={limits} lang={lang} />
            </Section>
          )}
          <details>
            <summary>{t('approval-desk.english')}</summary>
            <SectionsInWords sections={text.sections('en')} lang="en" />
          </details>
        </div>
        <div class="stack">
          <Section>
            <DescriptionList
              facts={[
                ...(source === null ? [] : [{ term: t('procedures.limits.source'), value: source }]),
                { term: t('procedures.limits.confidence'), value: markInWords(confidence, lang) },
              ]}
            />
            <ButtonRow>
              <ButtonLink href={`/approvals/sheets?of=${encodeURIComponent(seenCode(text))}`} kind="quiet">
                {t('approval-desk.sheet.one')}
              </ButtonLink>
            </ButtonRow>
          </Section>
          <Suspension text={text} state={state} backInUse={backInUse} />
          <Approvals text={text} state={state} approvals={approvals} />
        </div>
      </div>
    </>
  );
}

/** Sections of words, in their language. */
export function SectionsInWords({ sections, lang }: { sections: readonly TextSection[]; lang: Lang }) {
  return (
    <div class="stack close" lang={lang}>
      {sections.map(({ heading, lines }) => (
        <section>
          <h3>{heading}</h3>
          {lines.map((line) => (
            <p>{line}</p>
          ))}
        </section>
      ))}
    </div>
  );
}

/** One press puts it out of use for everybody, one press back. */
function Suspension({ text: { kind, key }, state, backInUse }: Omit<TextPageProps, 'approvals'>) {
  const { t } = useShell();
  const at = `/approvals/${kind}/${key}/suspension`;
  const now = state === 'suspended' ? 'suspended' : 'suspension';
  return (
    <Section title={t('approval-desk.suspension')} id="suspension">
      <p class="small">{t(`approval-desk.${now}.${kind === 'deadline' ? 'limit' : 'text'}`)}</p>
      {state === 'suspended' ? (
        <Form action={`${at}/ending`} form={backInUse}>
          <PasswordAgain form={backInUse} id="password-back" unlessFresh />
          <FormFoot kind="quiet">{t('approval-desk.suspension.end')}</FormFoot>
        </Form>
      ) : (
        <Form action={at}>
          <ButtonRow>
            <Button kind="danger">{t('approval-desk.suspension.begin')}</Button>
          </ButtonRow>
        </Form>
      )}
    </Section>
  );
}

function Approvals({ text, state, approvals }: Omit<TextPageProps, 'backInUse'>) {
  const { t, lang } = useShell();
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
      {canBeApproved(text) ? null : <Notice tone="soon">{t('approval-desk.low')}</Notice>}
      {live === undefined ? null : (
        <Form action={`/approvals/${text.kind}/${text.key}/ending`}>
          <input type="hidden" name="approval" value={live.id} />
          <ButtonRow>
            <Button kind="quiet">{t('procedures.approval.end')}</Button>
          </ButtonRow>
        </Form>
      )}
      {canBeApproved(text) && state !== 'approved' && (live === undefined || state === 'words-only') ? (
        <ApprovalForm texts={[text]} form={freshForm()} />
      ) : null}
    </Section>
  );
}
