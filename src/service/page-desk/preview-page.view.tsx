import type { Child } from 'hono/jsx';
import type { Lang, Translate } from '#app/platform/language/index.ts';
import { Notice, useShell } from '#app/platform/web/index.ts';

interface PreviewProps {
  back: string;
  isDraft: boolean;
  /** Words for the colleague who looks, whatever the language of the page is. */
  say: Translate;
  sayLang: Lang;
  children?: Child;
}

/** A page as a visitor will see it, under the way back to its text. */
export function PagePreview({ back, isDraft, say, sayLang, children }: PreviewProps) {
  const { lang } = useShell();
  return (
    <div class="stack">
      <div lang={sayLang === lang ? undefined : sayLang}>
        <Notice tone="info" title={say(isDraft ? 'page-desk.preview.draft' : 'page-desk.preview.now')}>
          <p>
            <a href={back}>{say('page-desk.preview.back')}</a>
          </p>
        </Notice>
      </div>
      {children}
    </div>
  );
}
