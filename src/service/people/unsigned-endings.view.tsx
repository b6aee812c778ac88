import { type EndingsToSign, endingsToSign, namesOf } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { Button, Form, Notice, useShell } from '#app/platform/web/index.ts';

/** What ended without a signature, with the names of those whose access a restore ended. */
export interface UnsignedEndings extends EndingsToSign {
  names: string[];
}

export async function unsignedEndings(visit: Visit): Promise<UnsignedEndings> {
  const endings = await endingsToSign(visit);
  const names = await namesOf(visit.db, visit.keys, endings.people);
  return { ...endings, names: endings.people.map((id) => names.get(id) ?? id) };
}

/** The leader's line with one button; draws nothing when there is nothing to say. */
export function UnsignedEndingsNotice({ endings }: { endings: UnsignedEndings }) {
  const { t } = useShell();
  const { before, names, grants, changed } = endings;
  return (
    <>
      {changed ? (
        <Notice tone="late" title={t('people.endings.changed')}>
          <p>{t('people.endings.changed.explain')}</p>
        </Notice>
      ) : null}
      {before + names.length + grants === 0 ? null : (
        <Notice tone="soon" title={t('people.endings')}>
          {names.length + grants === 0 ? null : (
            <p>
              {t('people.endings.restored', { grants })} <bdi>{names.join(', ')}</bdi>
            </p>
          )}
          {before === 0 ? null : <p>{t('people.endings.before', { entries: before })}</p>}
          <Form action="/people/endings">
            <Button kind="quiet">{t('people.endings.sign')}</Button>
          </Form>
        </Notice>
      )}
    </>
  );
}
