import {
  ButtonLink,
  ButtonRow,
  Conflict,
  Form,
  FormFoot,
  type FormState,
  freshForm,
  PageHeader,
  Section,
  useShell,
} from '#app/platform/web/index.ts';
import { RegionFields, regionSettingsFacts } from './region-fields.view.tsx';
import type { Region } from './regions.store.ts';
import { regionFieldsOf } from './regions.ts';

/** Somebody changed the region in between: both values, and one's own to save after all. */
export function RegionConflictPage({ mine, theirs }: { mine: Region; theirs: Region }) {
  const shell = useShell();
  const { t } = shell;
  const form: FormState = { ...freshForm(regionFieldsOf(mine)), version: theirs.version };
  const now = regionSettingsFacts(theirs, shell);
  const differing = [{ term: t('people.region.name'), value: mine.name }, ...regionSettingsFacts(mine, shell)].flatMap(
    ({ term, value }, place) => {
      const there = place === 0 ? theirs.name : (now[place - 1]?.value ?? null);
      return there === value ? [] : [{ label: term, mine: value ?? '', theirs: there ?? '' }];
    },
  );
  return (
    <div class="stack">
      <PageHeader title={theirs.name} />
      <Conflict fields={differing}>
        <ButtonRow>
          <ButtonLink href={`/regions/${theirs.id}`} kind="quiet">
            {t('people.keepTheirs')}
          </ButtonLink>
        </ButtonRow>
      </Conflict>
      <Section title={t('people.saveMine')}>
        <Form action={`/regions/${theirs.id}`} form={form}>
          <RegionFields form={form} />
          <FormFoot>{t('people.saveMine')}</FormFoot>
        </Form>
      </Section>
    </div>
  );
}
