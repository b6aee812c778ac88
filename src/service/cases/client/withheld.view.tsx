import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { Notice, useShell } from '#app/platform/web/index.ts';

/** Says which parts of a client's page are withheld, because they are not what was written down; nothing of what they say. */
export function Withheld({ opened }: { opened: readonly OpenCase[] }) {
  const { t, lang } = useShell();
  const parts = opened.flatMap(({ list, compartment }) =>
    list.withheld.map(({ table }) =>
      compartment === 'safety' ? t('cases.withheld.contact') : t(`cases.withheld.${table ?? 'case_record'}`),
    ),
  );
  if (parts.length === 0) return null;
  const named = new Intl.ListFormat(lang).format(new Set(parts));
  return (
    <Notice tone="late" title={t('cases.withheld', { parts: named })}>
      <p>{t('cases.withheld.text')}</p>
    </Notice>
  );
}
