import type { PropsWithChildren } from 'hono/jsx';
import type { FormState } from '../form/form-state.ts';
import { useShell } from '../shell/shell.ts';

interface FormProps {
  action: string;
  /** State of this form: typed values, errors, key and version. */
  form?: FormState | undefined;
  /** Idempotency key of a create; the same on every attempt to send this form. */
  once?: string | undefined;
  /** Version of the record that the reader saw; a newer one leads to a conflict page. */
  version?: number | undefined;
  /** Where typed text is kept while writing. */
  draft?: string | undefined;
  upload?: boolean;
  /** Answered with a file, so that the page stays: its button works again after a moment. */
  givesFile?: boolean;
  /** Sends itself after a moment where there is script: one part of many, until somebody pauses. */
  goesOn?: boolean;
  /** An act of the authenticator, which only script can ask for: hidden until it is there. `challenge` is where it asks for one. */
  passkey?: { act: 'use' | 'add'; challenge: string };
}

/** A form with its hidden companions: token, idempotency key, version. Browser validation is off; our sentences are better. */
export function Form({
  action,
  form,
  once,
  version,
  draft,
  upload,
  givesFile = false,
  goesOn = false,
  passkey,
  children,
}: PropsWithChildren<FormProps>) {
  const { t } = useShell();
  const key = form?.key ?? once;
  const seen = form?.version ?? version;
  return (
    <form
      class="stack"
      method="post"
      action={action}
      enctype={upload === true ? 'multipart/form-data' : undefined}
      novalidate
      autocomplete="off"
      data-draft={draft}
      hidden={passkey !== undefined}
      data-passkey={passkey?.act}
      data-challenge={passkey?.challenge}
      data-gives-file={givesFile ? '1' : undefined}
      data-goes-on={goesOn ? '1' : undefined}
    >
      <CsrfToken />
      {key === undefined ? null : <input type="hidden" name="_key" value={key} />}
      {seen === undefined ? null : <input type="hidden" name="_version" value={String(seen)} />}
      {children}
      {draft === undefined ? null : (
        <p
          class="small soft"
          role="status"
          data-draft-status
          data-saved={t('web.draft.saved')}
          data-failed={t('web.draft.failed')}
          data-ended={t('web.draft.ended')}
        />
      )}
    </form>
  );
}

/** The token of this session, for forms that are not made with `Form`. */
export function CsrfToken() {
  const { csrf } = useShell();
  return csrf === null ? null : <input type="hidden" name="_csrf" value={csrf} />;
}
