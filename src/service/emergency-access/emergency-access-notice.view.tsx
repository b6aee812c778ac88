import type { Child } from 'hono/jsx';
import { type EmergencyAccessToSee, emergencyAccessToSee } from '#app/platform/access/emergency-access/index.ts';
import { emergencyAccessReason, type OpenCase } from '#app/platform/access/grants/index.ts';
import { namesOf } from '#app/platform/access/teams/index.ts';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import { dateAndTime, timeOfDay } from '#app/platform/language/index.ts';
import { Button, ButtonLink, ButtonRow, Form, Notice, useShell } from '#app/platform/web/index.ts';
import { groupedReference } from '#app/service/cases/index.ts';
import { asReason } from './emergency-reasons.ts';

/** An emergency access to a case of the reader, with the leader's name and the number of the case. */
export interface EmergencyAccessTold extends EmergencyAccessToSee {
  name: string;
  reference: string;
}

/** What a coordinator must see at once: who opened a case of the region in an emergency. Nothing for anybody else. */
export async function emergencyAccessTold(visit: Visit): Promise<EmergencyAccessTold[]> {
  const rows = may(visit, 'case.accesses') ? await emergencyAccessToSee(visit) : [];
  if (rows.length === 0) return [];
  const cases = await visit.db
    .selectFrom('case_file')
    .select(['id', 'reference'])
    .where(
      'id',
      'in',
      rows.map((row) => row.case_id),
    )
    .execute();
  const references = new Map(cases.map(({ id, reference }) => [id, reference]));
  const names = await namesOf(
    visit.db,
    visit.keys,
    rows.map((row) => row.person_id),
  );
  return rows.flatMap((row) => {
    const reference = references.get(row.case_id);
    return reference === undefined ? [] : [{ ...row, reference, name: names.get(row.person_id) ?? '' }];
  });
}

/** Above everything else on a coordinator's first page, until one of them has seen it. */
export function EmergencyAccessNotices({ glass }: { glass: readonly EmergencyAccessTold[] }) {
  return (
    <>
      {glass.map((one) => (
        <Told glass={one} withCase />
      ))}
    </>
  );
}

/**
 * On the page of the case: to its coordinators what happened, to the project leader why the case is shown and until
 * when.
 */
export const emergencyAccessPanel = {
  order: 1,
  place: 'above' as const,
  async show(open: OpenCase): Promise<Child> {
    if (open.grantReason === emergencyAccessReason && open.grantUntil !== null)
      return <Overseeing until={open.grantUntil} />;
    const glass = (await emergencyAccessTold(open.visit)).filter(({ case_id }) => case_id === open.caseId);
    return glass.length === 0 ? null : (
      <div class="stack close">
        {glass.map((one) => (
          <Told glass={one} />
        ))}
      </div>
    );
  },
};

function Told({ glass, withCase = false }: { glass: EmergencyAccessTold; withCase?: boolean }) {
  const { t, lang } = useShell();
  const { reference, id } = glass;
  return (
    <Notice
      tone="late"
      title={t(withCase ? 'emergency-access.glass.told.of' : 'emergency-access.glass.told', {
        name: glass.name,
        when: dateAndTime(glass.broken_at, lang),
        reference: groupedReference(reference),
      })}
    >
      <p>
        {t('emergency-access.glass.told.reason', {
          reason: t(`emergency-access.glass.reason.${asReason(glass.reason)}`),
        })}
      </p>
      <p>{t('emergency-access.glass.told.next')}</p>
      <Form action={`/clients/${reference}/glass/${id}/seen`}>
        <ButtonRow>
          <ButtonLink kind="quiet" href={withCase ? `/clients/${reference}` : `/clients/${reference}/accesses`}>
            {t(withCase ? 'emergency-access.glass.told.look' : 'emergency-access.accesses.link')}
          </ButtonLink>
          <Button kind="quiet">{t('emergency-access.glass.told.seen')}</Button>
        </ButtonRow>
      </Form>
    </Notice>
  );
}

function Overseeing({ until }: { until: Date }) {
  const { t, lang } = useShell();
  return (
    <Notice tone="soon" title={t('emergency-access.glass.open', { time: timeOfDay(until, lang) })}>
      <p>{t('emergency-access.glass.overseeing')}</p>
      <a href="/break-glass">{t('emergency-access.glass.close')}</a>
    </Notice>
  );
}
