import type { Context } from 'hono';
import { type Action, accessPolicy, allActions } from '#app/platform/access/visit/index.ts';
import { isMessageKey, type Translate } from '#app/platform/language/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import { DataTable, PageHeader, PrintButton, show, useShell } from '#app/platform/web/index.ts';
import { figureRoutes } from './figures.pages.tsx';

/** The project leader's figures, and the table of who may do what. */
export function reportingRoutes(): Route[] {
  return [...figureRoutes, { method: 'GET', path: '/rules', needs: 'rules.see', handle: showRules }];
}

function worded(t: Translate, key: string): string {
  return isMessageKey(key) ? t(key) : key;
}

const roles = ['volunteer', 'intake', 'coordinator', 'project-leader', 'auditor'] as const;

async function showRules(c: Context): Promise<Response> {
  const { t } = c.get('web');
  return show(c, { title: t('reporting.rules.title'), width: 'wide', scripts: ['form'] }, <RulesView />);
}

/** The policy as a table: printed from the same rows that decide (docs/security.md, “Who may do what”). */
function RulesView() {
  const { t } = useShell();
  const cell = (action: Action, role: (typeof roles)[number]) => {
    const reach = accessPolicy.reach([role], action);
    return reach === null ? <span class="soft">{t('reporting.rules.none')}</span> : t(`reporting.reach.${reach}`);
  };
  return (
    <div class="stack">
      <PageHeader title={t('reporting.rules.title')} />
      <p>{t('reporting.rules.intro')}</p>
      <DataTable
        id="rules"
        caption={t('reporting.rules.title')}
        hideCaption
        stacks
        columns={[
          { head: t('reporting.rules.action') },
          ...roles.map((role) => ({ head: t(`reporting.role.${role}`) })),
        ]}
        rows={allActions.map((action) => [
          worded(t, `reporting.action.${action}`),
          ...roles.map((role) => cell(action, role)),
        ])}
      />
      <PrintButton />
    </div>
  );
}
