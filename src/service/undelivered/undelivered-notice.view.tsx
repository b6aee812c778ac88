import { Notice, useShell } from '#app/platform/web/index.ts';
import { undeliveredPlace } from './undelivered.store.ts';

/** Beside what is due: so much mail did not arrive, and somebody has to look. */
export function UndeliveredNotice({ count }: { count: number }) {
  const { t } = useShell();
  if (count === 0) return null;
  return (
    <Notice tone="late">
      <p>
        <a href={undeliveredPlace}>{t('undelivered.due', { count })}</a>
      </p>
    </Notice>
  );
}
