import type { MessageKey } from '#app/platform/language/index.ts';
import { Section, TelephoneLink, useShell } from '#app/platform/web/index.ts';
import type { StoredAround } from './around.store.ts';
import type { AroundRole } from './around.ts';

interface AroundSectionProps {
  reference: string;
  around: readonly StoredAround[];
  /** May this reader change them? */
  writes: boolean;
  /** Those whose contact would tell where the client is stand with address and telephone. */
  safety?: boolean;
  /** Why the number of somebody with this role is not shown now: the rule of contact lets nobody go that way. */
  shut?: (role: AroundRole) => MessageKey | null;
}

/** Who else stands around this client, and how to reach them. */
export function AroundSection({ reference, around, writes, safety = false, shut = open }: AroundSectionProps) {
  const { t } = useShell();
  if (around.length === 0 && safety && !writes) return null;
  const at = `/clients/${reference}/around`;
  return (
    <Section title={t(safety ? 'cases.around.safety' : 'cases.around')} id="around">
      {around.length === 0 ? (
        <p class="soft">{t('cases.around.nobody')}</p>
      ) : (
        <ul class="stack close">
          {around.map((one) => (
            <li class="stack close">
              <Person one={one} shut={shut(one.around.role)} />
              {writes ? <a href={`${at}/${one.id}`}>{t('cases.around.change')}</a> : null}
            </li>
          ))}
        </ul>
      )}
      {writes ? <a href={`${at}/new`}>{t('cases.around.new')}</a> : null}
    </Section>
  );
}

const open = () => null;

function Person({ one: { around }, shut }: { one: StoredAround; shut: MessageKey | null }) {
  const { t } = useShell();
  const { role, name, organisation, telephone, mail, note } = around;
  const who = [name, organisation].filter((part) => part !== null);
  return (
    <>
      <p>
        <span class="small soft">{t(`cases.around.role.${role}`)}</span>
        <br />
        {who.map((part, place) => (
          <>
            {place === 0 ? null : ', '}
            <bdi>{part}</bdi>
          </>
        ))}
      </p>
      {note === null ? null : (
        <p class="small" dir="auto">
          {note}
        </p>
      )}
      {shut === null || (telephone === null && mail === null) ? null : <strong class="small">{t(shut)}</strong>}
      {telephone === null || shut !== null ? null : <TelephoneLink number={telephone} />}
      {mail === null || shut !== null ? null : (
        <p>
          <bdi dir="ltr">{mail}</bdi>
        </p>
      )}
    </>
  );
}
