import type { PersonStatus, Role } from '#app/platform/database/index.ts';
import { Badge, type Tone, useShell } from '#app/platform/web/index.ts';

/** "coördinator en intake": the roles of somebody in words. */
export function Roles({ roles }: { roles: readonly Role[] }) {
  const { t } = useShell();
  return <>{roles.map((role) => t(`access.role.${role}`)).join(', ')}</>;
}

const tones: Record<PersonStatus, Tone> = { awaiting: 'soon', invited: 'info', active: 'done', ended: 'plain' };

export function StatusBadge({ status }: { status: PersonStatus }) {
  const { t } = useShell();
  return <Badge tone={tones[status]}>{t(`people.status.${status}`)}</Badge>;
}
