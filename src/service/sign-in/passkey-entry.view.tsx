import { Button, Form, useShell } from '#app/platform/web/index.ts';

/** The button for a passkey; hidden until the page's script knows that this browser can. */
export function PasskeyEntry() {
  const { t } = useShell();
  return (
    <Form action="/sign-in/passkey" passkey={{ act: 'use', challenge: '/sign-in/passkey' }}>
      <input type="hidden" name="ticket" value="" />
      <input type="hidden" name="answer" value="" />
      <input type="hidden" name="prf" value="" />
      <Button kind="quiet" wide>
        {t('sign-in.passkey')}
      </Button>
      <p class="small" role="status" data-passkey-failed={t('web.passkey.failed')} />
    </Form>
  );
}
