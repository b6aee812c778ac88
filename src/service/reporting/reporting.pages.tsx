import type { Context } from 'hono';
import { type Action, accessPolicy, allActions } from '#app/platform/access/visit/index.ts';
import { isMessageKey, type Translate } from '#app/platform/language/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import {
  FoldNarrow,
  PageHeader,
  PrintButton,
  type Shell,
  show,
  Table,
  table,
  useShell,
} from '#app/platform/web/index.ts';
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

const rules = table<Action>('cards', {
  action: { head: 'reporting.rules.action', cell: (action, { t }) => worded(t, `reporting.action.${action}`) },
  ...Object.fromEntries(
    roles.map((role) => [
      role,
      { head: `reporting.role.${role}` as const, cell: (action: Action, shell: Shell) => reachOf(role, action, shell) },
    ]),
  ),
});

function reachOf(role: (typeof roles)[number], action: Action, { t }: Shell) {
  const reach = accessPolicy.reach([role], action);
  return reach === null ? <span class="soft">{t('reporting.rules.none')}</span> : t(`reporting.reach.${reach}`);
}

/** The policy as tables: printed from the same rows that decide (docs/security.md, “Who may do what”). */
function RulesView() {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('reporting.rules.title')} />
      <p>{t('reporting.rules.intro')}</p>
      {[...Map.groupBy(allActions, partOf)].map(([part, actions]) => (
        <FoldNarrow summary={t(`reporting.rules.part.${part}`)}>
          <Table of={rules} id={`rules-${part}`} caption={t(`reporting.rules.part.${part}`)} rows={actions} />
        </FoldNarrow>
      ))}
      <PrintButton />
    </div>
  );
}

/** By what an action is about: the first word of its name. What is in no part is about the organisation. */
const parts = {
  clients: ['case', 'letter', 'document', 'bundle', 'procedure', 'limit', 'referral', 'address'],
  registrations: ['registration', 'arrival', 'transfer'],
  people: ['person', 'training', 'team', 'key'],
  self: ['profile', 'account', 'mailbox', 'start', 'rules'],
} as const;

function partOf(action: Action): keyof typeof parts | 'organisation' {
  const of = action.replace(/\..*/, '');
  const found = Object.entries(parts).find(([, words]) => (words as readonly string[]).includes(of));
  return found ? (found[0] as keyof typeof parts) : 'organisation';
}
