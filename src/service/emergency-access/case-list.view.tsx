import type { AskedList, UnreadableList } from '#app/platform/access/grants/index.ts';
import { dateAndTime } from '#app/platform/language/index.ts';
import {
  Code,
  DescriptionList,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  Notice,
  PageHeader,
  PasswordAgain,
  Section,
  useShell,
} from '#app/platform/web/index.ts';
import { groupedReference } from '#app/service/cases/index.ts';

interface ShutListsProps {
  reference: string;
  shut: readonly UnreadableList[];
  form: FormState;
}

/** For a coordinator: why a client's file does not open, and how far the new list is. Nothing of what is in the file. */
export function UnreadableListsPage({ reference, shut, form }: ShutListsProps) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('emergency-access.list.title')} above={<Code>{groupedReference(reference)}</Code>}>
        <p>{t('emergency-access.list.what')}</p>
      </PageHeader>
      <ErrorSummary form={form} labels={{ password: t('routing.stepUp') }} withPassword />
      {shut.map((one, at) => (
        <ShutOne of={one} form={form} passwordId={passwordId(at)} />
      ))}
      <p>{t('emergency-access.list.how')}</p>
    </div>
  );
}

/** One for each form on a page; the summary of what went wrong leads to the first. */
const passwordId = (at: number) => (at === 0 ? 'password' : `password-${at}`);

function ShutOne({ of, form, passwordId }: { of: UnreadableList; form: FormState; passwordId: string }) {
  const { t } = useShell();
  const { reference, compartment, isAsked, isApproved } = of;
  const at = `/clients/${reference}/list`;
  return (
    <Section title={t(compartment === 'safety' ? 'emergency-access.list.safety' : 'emergency-access.list.core')}>
      <Counted of={of} count={of.rows} />
      {isApproved ? <Notice tone="done">{t('emergency-access.list.approved')}</Notice> : null}
      {isAsked && !isApproved ? <Notice tone="soon">{t('emergency-access.list.asked')}</Notice> : null}
      {isAsked && !isApproved ? null : (
        <Form action={isApproved ? at : `${at}/asking`} form={form}>
          <PasswordAgain form={form} id={passwordId} />
          <input type="hidden" name="compartment" value={compartment} />
          <FormFoot>{t(isApproved ? 'emergency-access.list.make' : 'emergency-access.list.ask')}</FormFoot>
        </Form>
      )}
    </Section>
  );
}

function Counted({
  of: { unlike, missing },
  count,
}: {
  of: Pick<UnreadableList, 'unlike' | 'missing'>;
  count: number;
}) {
  const { t } = useShell();
  return (
    <DescriptionList
      facts={[
        { term: t('emergency-access.list.rows'), value: String(count) },
        { term: t('emergency-access.list.unlike'), value: String(unlike) },
        { term: t('emergency-access.list.missing'), value: String(missing) },
      ]}
    />
  );
}

interface AskedListsProps {
  lists: readonly (AskedList & { name: string; regionName: string })[];
  form: FormState;
  isDone: boolean;
}

/** For the project leader: which files do not open, who asks for a new list, and what the audit log says of it. */
export function AskedListsPage({ lists, form, isDone }: AskedListsProps) {
  const { t, lang } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('emergency-access.lists.title')}>
        <p>{t('emergency-access.lists.what')}</p>
      </PageHeader>
      {isDone ? <Notice tone="done">{t('emergency-access.lists.done')}</Notice> : null}
      <ErrorSummary form={form} labels={{ password: t('routing.stepUp') }} withPassword />
      {lists.length === 0 ? <p>{t('emergency-access.lists.none')}</p> : null}
      {lists.map((one, at) => (
        <Section title={groupedReference(one.reference)}>
          <p>
            {t(one.compartment === 'safety' ? 'emergency-access.lists.safety' : 'emergency-access.lists.core', {
              name: one.name,
              region: one.regionName,
              when: dateAndTime(one.at.toISOString(), lang),
            })}
          </p>
          <Counted of={one} count={one.count} />
          {one.unlike + one.missing === 0 ? null : <Notice tone="late">{t('emergency-access.lists.look')}</Notice>}
          <Form action="/lists" form={form}>
            <PasswordAgain form={form} id={passwordId(at)} />
            <input type="hidden" name="subject" value={one.subject} />
            <input type="hidden" name="rows" value={one.rows} />
            <FormFoot>{t('emergency-access.lists.yes')}</FormFoot>
          </Form>
        </Section>
      ))}
    </div>
  );
}
