import { type Lang, timeOfDay } from '#app/platform/language/index.ts';
import { Button, ButtonRow, Form, freshForm, Notice, Section, useShell } from '#app/platform/web/index.ts';
import { SafetyRules } from '../client/index.ts';
import type { ContactAnswer, MessageKind } from '../contact-rule/index.ts';
import type { ContactRules } from '../records/index.ts';

interface MessagePageProps {
  reference: string;
  rules: ContactRules;
  verdict: ContactAnswer;
  /** Empty while nothing may be sent. */
  texts: readonly { which: MessageKind; text: string }[];
  language: Lang;
  at: Temporal.Instant;
  /** Somebody said to have sent one, and the rule does not let it (any more). */
  refused: boolean;
}

/** The sender sees exactly what stands on the lock screen, copies it, and says that it went. */
export function MessagePage({ reference, rules, verdict, texts, language, at, refused }: MessagePageProps) {
  const { t } = useShell();
  return (
    <>
      {refused ? <Notice tone="late" title={t('cases.message.refused')} announce /> : null}
      <SafetyRules rules={rules} />
      {verdict.answer === 'yes' ? <p>{t('cases.message.lead')}</p> : null}
      {verdict.answer === 'no' ? <Notice tone="late" title={t(`cases.rule.no.${verdict.because}`)} /> : null}
      {verdict.answer === 'ask' ? <Notice tone="soon" title={t('cases.message.notNow')} /> : null}
      {texts.map(({ which, text }) => (
        <Section title={t(`cases.message.kind.${which}`)}>
          <LockScreen text={text} language={language} at={at} />
          <Form action={`/clients/${reference}/message`} form={freshForm()}>
            <input type="hidden" name="which" value={which} />
            <ButtonRow>
              <Button kind="quiet">{t('cases.message.sent')}</Button>
            </ButtonRow>
          </Form>
        </Section>
      ))}
    </>
  );
}

/** Nothing beside it: the number of the sender, the hour, and the whole text. */
function LockScreen({ text, language, at }: { text: string; language: Lang; at: Temporal.Instant }) {
  const { t, lang } = useShell();
  return (
    <figure class="lock-screen">
      <p class="lock-screen-time">{timeOfDay(at, lang)}</p>
      <div class="lock-screen-message">
        <p class="small soft">{t('cases.message.from')}</p>
        <p lang={language} dir="auto">
          {text}
        </p>
      </div>
      <figcaption class="small soft">{t('cases.message.lockScreen')}</figcaption>
    </figure>
  );
}
