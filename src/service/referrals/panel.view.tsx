import type { Child } from 'hono/jsx';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { may } from '#app/platform/access/visit/index.ts';
import { longDate } from '#app/platform/language/index.ts';
import { Badge, ButtonLink, ButtonRow, Section, useShell } from '#app/platform/web/index.ts';
import type { WentOut } from '#app/service/cases/index.ts';
import { agreedTo } from './consent.ts';
import { listReferrals } from './referrals.store.ts';
import { isOpen, type OpenReferral } from './referrals.ts';
import { ReferralBadge, TakesOver } from './words.view.tsx';

interface Shown extends OpenReferral {
  /** The receiver has something of the client's, and the client does not agree to it any more. */
  warns: boolean;
}

/** Where the client was passed on to; what has ended is folded, for it says what went out to whom. */
export const referralsPanel = {
  order: 40,
  /** What was handed over; each time that the sheet came out is a record of the case. */
  async wentOut(open: OpenCase): Promise<WentOut[]> {
    return (await listReferrals(open)).flatMap(({ id, referral: { sent, organisation } }) =>
      sent === null
        ? []
        : {
            what: 'referral',
            object: id,
            ground: sent.consent,
            to: organisation.name,
            on: sent.on ?? sent.at,
            by: sent.name,
          },
    );
  },
  async show(open: OpenCase): Promise<Child> {
    const all = await listReferrals(open);
    const current = all.filter(({ state }) => isOpen(state));
    const agreed = await agreedTo(
      open,
      current.map(({ referral }) => referral),
    );
    const shown = current.map((one, place) => ({
      ...one,
      warns: one.referral.sent !== null && agreed[place] !== true,
    }));
    const past = all.filter(({ state }) => !isOpen(state)).map((one) => ({ ...one, warns: false }));
    return (
      <ReferralsPanel
        reference={open.reference}
        current={shown}
        past={past}
        isClosed={open.status === 'closed' || !may(open.visit, 'referral.write')}
      />
    );
  },
};

interface PanelProps {
  reference: string;
  current: readonly Shown[];
  past: readonly Shown[];
  isClosed: boolean;
}

function ReferralsPanel({ reference, current, past, isClosed }: PanelProps) {
  const { t } = useShell();
  return (
    <Section title={t('referrals.panel')} id="referrals">
      {current.length === 0 ? <p class="soft">{t('referrals.panel.empty')}</p> : null}
      <Lines reference={reference} lines={current} />
      {past.length === 0 ? null : (
        <details>
          <summary>{t('referrals.panel.past', { count: past.length })}</summary>
          <Lines reference={reference} lines={past} />
        </details>
      )}
      {isClosed ? null : (
        <ButtonRow>
          <ButtonLink href={`/clients/${reference}/referrals/new`} kind="quiet">
            {t('referrals.new')}
          </ButtonLink>
        </ButtonRow>
      )}
    </Section>
  );
}

function Lines({ reference, lines }: { reference: string; lines: readonly Shown[] }) {
  const { t, lang } = useShell();
  if (lines.length === 0) return null;
  return (
    <ul class="ways">
      {lines.map((line) => (
        <li>
          <a href={`/clients/${reference}/referrals/${line.id}`}>{line.referral.organisation.name}</a>
          <span class="small soft">{t('referrals.since', { day: longDate(line.sinceDay, lang) })}</span>
          <span class="row">
            <ReferralBadge state={line.state} />
            <TakesOver referral={line.referral} />
            {line.warns ? <Badge tone="late">{t('referrals.consent.gone')}</Badge> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
