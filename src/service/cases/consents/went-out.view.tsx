import { dateAndTime, longDate } from '#app/platform/language/index.ts';
import { Section, useShell } from '#app/platform/web/index.ts';
import type { WentOut } from './went-out.ts';

/** All that went out on one consent, to whom and when; also when that is nothing. */
export function WentOutSection({ reference, out }: { reference: string; out: readonly WentOut[] }) {
  const { t, lang } = useShell();
  return (
    <Section title={t('cases.wentOut')} id="went-out">
      {out.length === 0 ? <p class="soft">{t('cases.wentOut.nothing')}</p> : null}
      <ul class="ways">
        {out.map((one) => (
          <li>
            <a href={`/clients/${reference}/${pathOf(one)}`}>{t(`cases.wentOut.${one.what}`)}</a>
            <span>
              {t('cases.wentOut.to')} <bdi>{one.to}</bdi>
            </span>
            <span class="small soft">
              {one.on.length === 10 ? longDate(one.on, lang) : dateAndTime(one.on, lang)} · <bdi>{one.by}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const pathOf = ({ what, object }: WentOut) =>
  what === 'referral' || what === 'sheet' ? `referrals/${object}` : `bundles/${object}`;
