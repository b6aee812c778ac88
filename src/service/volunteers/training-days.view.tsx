import { longDate, today } from '#app/platform/language/index.ts';
import {
  DateField,
  EmptyState,
  ErrorSummary,
  FoldNarrow,
  Form,
  FormFoot,
  type FormState,
  Notice,
  PageHeader,
  PasswordAgain,
  Section,
  type Shell,
  Table,
  table,
  typedDay,
  useShell,
} from '#app/platform/web/index.ts';
import type { VolunteerDay } from './training-days.store.ts';

/** So long before its end a day stands among those to look at. */
const soonDays = 60;

export const fieldOf = (personId: string) => `day-${personId}`;

interface TrainingDaysProps {
  days: readonly VolunteerDay[];
  form: FormState;
  version: number;
  maySign: boolean;
  /** How many were just signed; null when the page was only opened. */
  signed: number | null;
}

/** One list for a whole region: who opens nothing, whose day ends soon, and the rest; one signature under all of it. */
export function TrainingDaysPage({ days, form, version, maySign, signed }: TrainingDaysProps) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('volunteers.days')} above={<a href="/people">{t('volunteers.back')}</a>}>
        <p>{t('volunteers.days.explain')}</p>
      </PageHeader>
      {signed === null ? null : <Notice tone="done" title={t('volunteers.days.signed', { count: signed })} announce />}
      {days.length === 0 ? (
        <EmptyState title={t('volunteers.days.none')}>
          <p>{t('volunteers.days.none.text')}</p>
        </EmptyState>
      ) : maySign ? (
        <SigningForm days={days} form={form} version={version} />
      ) : (
        <OnlyReading days={days} />
      )}
    </div>
  );
}

function SigningForm({ days, form, version }: Pick<TrainingDaysProps, 'days' | 'form' | 'version'>) {
  const { t } = useShell();
  const labels = Object.fromEntries(days.map(({ personId, name }) => [fieldOf(personId), name]));
  const ofGroup = Map.groupBy(days, groupOf);
  return (
    <>
      <ErrorSummary form={form} labels={{ ...labels, password: t('routing.stepUp') }} withPassword />
      <Form action="/training-days" form={form} version={version}>
        <PasswordAgain form={form} unlessFresh />
        {groups.map((group) => {
          const own = ofGroup.get(group) ?? [];
          return own.length === 0 ? null : (
            <Section title={t(`volunteers.days.group.${group}`, { count: own.length })}>
              <div class="thirds">
                {own.map((one) => (
                  <Day of={one} form={form} />
                ))}
              </div>
            </Section>
          );
        })}
        <FormFoot back="/people">{t('volunteers.days.sign')}</FormFoot>
      </Form>
    </>
  );
}

function Day({ of, form }: { of: VolunteerDay; form: FormState }) {
  const shell = useShell();
  return (
    <DateField
      name={fieldOf(of.personId)}
      label={of.name}
      hint={standing(of, shell)}
      value={typedDay(of.signed ?? of.inProfile)}
      form={form}
    />
  );
}

/** What is signed, and where the day in the field comes from. */
function standing({ signed, inProfile }: VolunteerDay, { t, lang }: Shell): string {
  const now = today().toString();
  if (signed !== null) {
    const day = longDate(signed, lang);
    return signed < now ? t('volunteers.days.ended', { day }) : t('volunteers.days.until', { day });
  }
  if (inProfile === null) return t('volunteers.days.unsigned');
  return t(inProfile < now ? 'volunteers.days.fromProfile.ended' : 'volunteers.days.fromProfile');
}

const trainingDays = table<VolunteerDay>('cards', {
  who: { head: 'volunteers.days.who', cell: ({ name }) => <bdi>{name}</bdi> },
  region: { head: 'volunteers.days.region', cell: ({ region }) => region ?? '' },
  until: { head: 'volunteers.training', cell: standing },
});

function OnlyReading({ days }: { days: readonly VolunteerDay[] }) {
  const { t } = useShell();
  const ofGroup = Map.groupBy(days, groupOf);
  return (
    <>
      <p>{t('volunteers.days.whoSigns')}</p>
      {groups.map((group) => {
        const own = ofGroup.get(group) ?? [];
        if (own.length === 0) return null;
        const caption = t(`volunteers.days.group.${group}`, { count: own.length });
        const drawn = <Table of={trainingDays} id={`days-${group}`} caption={caption} rows={own} />;
        // Whose day is far off nobody looks for on a phone.
        return group === 'fine' ? <FoldNarrow summary={caption}>{drawn}</FoldNarrow> : drawn;
      })}
    </>
  );
}

const groups = ['lacking', 'soon', 'fine'] as const;

function groupOf({ signed }: VolunteerDay): (typeof groups)[number] {
  const now = today();
  if (signed === null || signed < now.toString()) return 'lacking';
  return signed <= now.add({ days: soonDays }).toString() ? 'soon' : 'fine';
}
