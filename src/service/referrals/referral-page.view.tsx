import { dateAndTime, longDate } from '#app/platform/language/index.ts';
import {
  ButtonLink,
  ButtonRow,
  DescriptionList,
  ErrorSummary,
  FoldNarrow,
  type FormState,
  Notice,
  PageHeader,
  Section,
  useShell,
} from '#app/platform/web/index.ts';
import type { Ground } from '#app/service/cases/index.ts';
import { OtherSideForm, StoppedWords, TakeBackForm } from './act-forms.view.tsx';
import type { Talk } from './following-up.ts';
import { OutcomeForm, Outcomes, PlannedTalks, TalkForm } from './following-up.view.tsx';
import { HandOverLines, Lines } from './hand-over-paper.view.tsx';
import { NoConsent } from './preview-page.view.tsx';
import {
  awaitsAnswer,
  type HandOverLine,
  isOpen,
  mayTellOutcome,
  type OpenReferral,
  type ReferralDeed,
  type Sent,
  whatStops,
} from './referrals.ts';
import { changeInWords, ReferralBadge, TakesOver } from './words.view.tsx';

interface ReferralPageProps {
  reference: string;
  shown: OpenReferral;
  /** What went out, word for word; null before anything did, and once nothing may go out any more. */
  out: { lines: HandOverLine[]; hidden: boolean } | null;
  /** May it go out now: does the client agree, or is there acute danger? */
  agreed: boolean;
  /** Why it went out without consent; null when the client had agreed. */
  danger: Ground['danger'];
  maySend: boolean;
  /** May it come out on paper: not for whoever only reads in an emergency. */
  mayPrint: boolean;
  isClosed: boolean;
  talks: readonly Talk[];
  answer: FormState;
  back: FormState;
  talk: FormState;
  outcome: FormState;
}

/** One referral: where it stands, what went out, what comes next, and what happened. */
export function ReferralPage(props: ReferralPageProps) {
  const { reference, shown, out, agreed, maySend, isClosed, answer, back, talk, outcome } = props;
  const { t, lang } = useShell();
  const { referral, state } = shown;
  const isStopped = (deed: ReferralDeed) => whatStops(deed, { state, agreed }) !== null;
  const failed = [answer, back, talk, outcome].find(
    ({ errors, whole }) => whole !== undefined || Object.keys(errors).length > 0,
  );
  return (
    <div class="stack">
      <PageHeader title={referral.organisation.name}>
        <p class="row">
          <ReferralBadge state={state} />
          <span>{t('referrals.since', { day: longDate(shown.sinceDay, lang) })}</span>
        </p>
        <TakesOver referral={referral} />
      </PageHeader>
      {failed === undefined ? null : <ErrorSummary form={failed} labels={errorLabels(t)} />}
      {failed === undefined ? null : <StoppedWords form={failed} />}
      <ConsentNotice {...props} />
      <Section title={t('referrals.asked')}>
        <DescriptionList
          facts={[
            { term: t('referrals.field.need'), value: t(`directory.need.${referral.need}`) },
            { term: t('referrals.field.question'), value: <Lines text={referral.question} /> },
            {
              term: t('referrals.field.parts'),
              value: referral.parts.map((part) => t(`referrals.part.${part}`)).join(' · ') || t('referrals.noParts'),
            },
          ]}
        />
        {state === 'draft' && !isClosed ? (
          <ButtonRow>
            <ButtonLink href={`/clients/${reference}/referrals/${shown.id}/preview`}>
              {t('referrals.toPreview')}
            </ButtonLink>
          </ButtonRow>
        ) : null}
      </Section>
      {referral.sent === null ? null : (
        <WentOut
          sent={referral.sent}
          out={out}
          danger={props.danger}
          at={`/clients/${reference}/referrals/${shown.id}`}
          mayPrint={props.mayPrint && !isStopped('print')}
          mayEncrypt={maySend && !isClosed && !isStopped('encrypt')}
        />
      )}
      {isClosed || !isOpen(state) ? null : (
        <>
          {state === 'draft' ? null : (
            <OtherSideForm reference={reference} shown={shown} form={answer} agreed={agreed} />
          )}
          <PlannedTalks reference={reference} talks={props.talks} />
          {state === 'draft' || isStopped('talk') ? null : <TalkForm reference={reference} shown={shown} form={talk} />}
          <TakeBackForm reference={reference} shown={shown} form={back} folded={agreed || state === 'draft'} />
        </>
      )}
      {isClosed || !mayTellOutcome(state) ? null : <OutcomeForm reference={reference} shown={shown} form={outcome} />}
      <Outcomes outcomes={referral.outcomes} />
      <History shown={shown} />
    </div>
  );
}

function errorLabels(t: ReturnType<typeof useShell>['t']) {
  return {
    act: t('referrals.answer.what'),
    reason: t('referrals.answer.reason'),
    from: t('referrals.takeOver.from'),
    why: t('referrals.back.why'),
    day: t('referrals.talk.day'),
    time: t('referrals.talk.time'),
    helped: t('referrals.outcome.helped'),
  };
}

/**
 * The client took the consent back, or it has ended: it stops here, and whoever has something of the client's must hear
 * it.
 */
function ConsentNotice({ reference, shown, agreed, maySend }: ReferralPageProps) {
  const { t, lang } = useShell();
  const { organisation, sent } = shown.referral;
  if (agreed || (sent === null && !isOpen(shown.state))) return null;
  if (sent === null) return <NoConsent reference={reference} organisation={organisation} maySend={maySend} />;
  return (
    <Notice tone="late" title={t('referrals.consent.gone')}>
      <p>
        {t('referrals.consent.gone.text', { organisation: organisation.name, day: longDate(sent.on ?? sent.at, lang) })}
      </p>
      {isOpen(shown.state) ? <p>{t('referrals.consent.gone.only')}</p> : null}
    </Notice>
  );
}

interface WentOutProps {
  sent: Sent;
  out: { lines: HandOverLine[]; hidden: boolean } | null;
  danger: Ground['danger'];
  at: string;
  mayPrint: boolean;
  mayEncrypt: boolean;
}

function WentOut({ sent, out, danger, at, mayPrint, mayEncrypt }: WentOutProps) {
  const { t, lang } = useShell();
  return (
    <Section title={t('referrals.out')}>
      <p>
        {t('referrals.out.how', {
          name: sent.name,
          when: sent.on === null ? dateAndTime(sent.at, lang) : longDate(sent.on, lang),
          how: t(`referrals.how.${sent.how}`),
        })}
        {sent.takenBy === null ? null : ` ${t('referrals.out.takenBy', { takenBy: sent.takenBy })}`}
      </p>
      {danger === null ? null : (
        <Notice tone="late" title={t('referrals.out.danger')}>
          <p>{t(`cases.danger.reason.${danger.reason}`)}</p>
          <p>
            <bdi>{danger.why}</bdi>
          </p>
        </Notice>
      )}
      {out === null ? (
        <p class="soft">{t('referrals.out.sealed')}</p>
      ) : (
        <FoldNarrow summary={t('referrals.out.words')}>
          <HandOverLines {...out} />
        </FoldNarrow>
      )}
      {out === null || out.hidden || !mayPrint ? null : (
        <ButtonRow>
          <ButtonLink href={`${at}/sheet`} kind="quiet">
            {t('referrals.sheet.print')}
          </ButtonLink>
          {mayEncrypt ? (
            <ButtonLink href={`${at}/encrypted`} kind="quiet">
              {t('referrals.encrypted')}
            </ButtonLink>
          ) : null}
        </ButtonRow>
      )}
    </Section>
  );
}

function History({ shown }: { shown: OpenReferral }) {
  const { t, lang } = useShell();
  return (
    <Section title={t('referrals.history')}>
      <ol class="stack close">
        {shown.referral.changes.map((change) => (
          <li>
            <p>{changeInWords(change, t)}</p>
            <p class="small soft">
              {dateAndTime(change.at, lang)} {change.text === null ? null : <bdi>· {change.text}</bdi>}
            </p>
          </li>
        ))}
      </ol>
      {awaitsAnswer(shown.state) ? <p class="soft">{t('referrals.waits')}</p> : null}
    </Section>
  );
}
