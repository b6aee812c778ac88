import type { ReferralState } from '#app/platform/database/index.ts';
import { isMessageKey, longDate, type Translate } from '#app/platform/language/index.ts';
import { Badge, type Tone, useShell } from '#app/platform/web/index.ts';
import { type Referral, type ReferralChange, takeOverOf } from './referrals.ts';

const tones: Readonly<Record<ReferralState, Tone>> = {
  draft: 'plain',
  sent: 'info',
  received: 'info',
  waiting: 'soon',
  accepted: 'done',
  'under-way': 'done',
  refused: 'late',
  done: 'done',
  'taken-back': 'plain',
};

export function ReferralBadge({ state }: { state: ReferralState }) {
  const { t } = useShell();
  return <Badge tone={tones[state]}>{t(`referrals.state.${state}`)}</Badge>;
}

/** "Neemt over: de zorgcoördinator, vanaf 3 december"; nothing as long as nobody said so. */
export function TakesOver({ referral }: { referral: Referral }) {
  const { t, lang } = useShell();
  const takeOver = takeOverOf(referral);
  if (takeOver === null) return null;
  const { who, from } = takeOver;
  const day = from === null ? '' : longDate(from, lang);
  const key = who === null ? 'day' : from === null ? 'name' : 'both';
  return <span class="small">{t(`referrals.takeOver.${key}`, { who: who ?? '', day })}</span>;
}

/** "Joke gaf de verwijzing door." with the reason where there is one. */
export function changeInWords(
  { state, name, reason }: Pick<ReferralChange, 'state' | 'name' | 'reason'>,
  t: Translate,
): string {
  const act = t(`referrals.change.${state}`, { name });
  return reason === null
    ? act
    : `${act} ${t('referrals.change.because', { reason: referralReasonInWords(reason, t) })}`;
}

/** The words of a reason; the code itself when a later release wrote one that this one does not know. */
export function referralReasonInWords(reason: string, t: Translate): string {
  const key = `referrals.reason.${reason}`;
  return isMessageKey(key) ? t(key) : reason;
}
