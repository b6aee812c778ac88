import { type DateLike, longDate, translator } from '#app/platform/language/index.ts';
import { ButtonLink, ButtonRow, DescriptionList, Notice, PrintButton, useShell } from '#app/platform/web/index.ts';
import { handOverLanguage } from './hand-over.ts';
import type { HandOverLine, ReferralWish } from './referrals.ts';

/** The lines that go out, as they are on the paper; in the receiver's language, whatever the page is in. */
export function HandOverLines({ lines, hidden }: { lines: readonly HandOverLine[]; hidden: boolean }) {
  const { t, lang } = useShell();
  return (
    <>
      <div lang={lang === handOverLanguage ? undefined : handOverLanguage}>
        <DescriptionList
          facts={lines.map(({ label, text }) => ({
            term: label,
            value: <Lines text={text} />,
          }))}
        />
      </div>
      {hidden ? <p class="soft off-paper">{t('referrals.sheet.hidden')}</p> : null}
    </>
  );
}

/** Text as it was typed, its lines kept. */
export function Lines({ text }: { text: string }) {
  return (
    <>
      {text.split('\n').map((one) => (
        <span class="line" dir="auto">
          {one}
        </span>
      ))}
    </>
  );
}

interface HandOverPaperProps {
  lines: readonly HandOverLine[];
  /** Something stood on the paper that this reader may not see: then there is nothing to print. */
  hidden: boolean;
  day: DateLike;
  back: string;
}

/** The paper itself. Its head names nobody and nothing: whoever sees it lying there learns only that it is a letter. */
export function HandOverPaper({ lines, hidden, day, back }: HandOverPaperProps) {
  const { t } = useShell();
  const onPaper = translator(handOverLanguage);
  return (
    <article class="stack">
      <h1 lang={handOverLanguage}>{onPaper('referrals.sheet')}</h1>
      <p lang={handOverLanguage}>{longDate(day, handOverLanguage)}</p>
      {hidden ? <Notice tone="soon">{t('referrals.sheet.hidden')}</Notice> : null}
      <HandOverLines lines={lines} hidden={false} />
      <p class="small" lang={handOverLanguage}>
        {onPaper('referrals.sheet.care')}
      </p>
      <ButtonRow>
        {hidden ? null : <PrintButton />}
        <ButtonLink href={back} kind="quiet">
          {t('referrals.back')}
        </ButtonLink>
      </ButtonRow>
    </article>
  );
}

/** Nothing may go out: the sheet does not come out, whoever asks for it and by whatever link. */
export function HandOverUnreadable({
  organisation,
  back,
  why,
}: {
  organisation: ReferralWish['organisation'];
  back: string;
  why: 'over' | 'no-consent';
}) {
  const { t } = useShell();
  return (
    <>
      <Notice tone="late" title={t('referrals.sheet.shut')}>
        <p>
          {why === 'over'
            ? t('referrals.sheet.over.text')
            : t('referrals.sheet.shut.text', { organisation: organisation.name })}
        </p>
      </Notice>
      <ButtonRow>
        <ButtonLink href={back} kind="quiet">
          {t('referrals.back')}
        </ButtonLink>
      </ButtonRow>
    </>
  );
}
