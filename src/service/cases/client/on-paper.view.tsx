import type { Child } from 'hono/jsx';
import { Notice, useShell } from '#app/platform/web/index.ts';
import type { CaseHeader } from '../records/index.ts';
import { givenTo } from './card.ts';

/**
 * What a client would take along on paper. While the rule of contact lets no paper be handed over it is there to be read and
 * told on the screen, and nothing of it comes out of the printer: not even why.
 */
export function PaperForClient({ header, children }: { header: CaseHeader; children: Child }) {
  const { t } = useShell();
  const { verdict } = givenTo(header, 'card');
  if (verdict.answer === 'yes') return <>{children}</>;
  const because = verdict.because === 'hours' ? t('cases.rule.ask.hours') : t(`cases.rule.no.${verdict.because}`);
  return (
    <div class="stack off-paper">
      <Notice tone="late" title={t('cases.paper.stopped')}>
        <p>{because}</p>
      </Notice>
      {children}
    </div>
  );
}
