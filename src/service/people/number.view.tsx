import type { Role } from '#app/platform/database/index.ts';
import {
  Beside,
  Breadcrumb,
  DateField,
  ErrorSummary,
  Field,
  Form,
  FormFoot,
  type FormState,
  PageHeader,
  SelectField,
  TelephoneField,
  useShell,
} from '#app/platform/web/index.ts';
import { OwnPages } from './own-pages.view.tsx';

interface NumberProps {
  roles: readonly Role[];
  form: FormState;
  version: number;
  /** Only a coordinator says who stands in: a volunteer's days away are written by the coordinator. */
  coordinates: boolean;
  standIns: readonly { id: string; name: string }[];
}

export function NumberPage({ roles, form, version, coordinates, standIns }: NumberProps) {
  const { t } = useShell();
  return (
    <Beside need={<OwnPages roles={roles} />}>
      <Breadcrumb crumbs={[{ href: '/profile', label: t('people.profile') }]} />
      <PageHeader title={t('people.number')}>
        <p>{t(coordinates ? 'people.number.explain.coordinator' : 'people.number.explain')}</p>
      </PageHeader>
      <ErrorSummary
        form={form}
        labels={{
          telephone: t('people.number.telephone'),
          hours: t('people.number.hours'),
          awayFrom: t('people.number.from'),
          awayUntil: t('people.number.until'),
          standIn: t('people.number.standIn'),
        }}
      />
      <Form action="/profile/number" form={form} version={version}>
        <TelephoneField name="telephone" label={t('people.number.telephone')} optional form={form} />
        <Field
          name="hours"
          label={t('people.number.hours')}
          hint={t('people.number.hours.hint')}
          length="middle"
          optional
          form={form}
        />
        {coordinates ? (
          <fieldset class="choice">
            <legend>{t('people.number.away')}</legend>
            <DateField name="awayFrom" label={t('people.number.from')} optional form={form} />
            <DateField name="awayUntil" label={t('people.number.until')} optional form={form} />
            <SelectField
              name="standIn"
              label={t('people.number.standIn')}
              options={standIns.map(({ id, name }) => ({ value: id, label: name }))}
              empty={t('people.number.standIn.nobody')}
              optional
              form={form}
            />
          </fieldset>
        ) : null}
        <FormFoot back="/profile">{t('people.number.save')}</FormFoot>
      </Form>
    </Beside>
  );
}
