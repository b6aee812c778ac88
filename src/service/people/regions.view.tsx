import {
  Badge,
  Breadcrumb,
  ButtonLink,
  ButtonRow,
  DescriptionList,
  EmptyState,
  Form,
  FormFoot,
  type FormState,
  Notice,
  PageHeader,
  PasswordAgain,
  Section,
  SideBySide,
  Table,
  type Tone,
  table,
  useShell,
} from '#app/platform/web/index.ts';
import { FirstHourNext } from './first-hour-next.view.tsx';
import { RegionErrors, RegionFields, regionSettingsFacts } from './region-fields.view.tsx';
import { RegionNotes, RegionTeamSection } from './region-notes.view.tsx';
import type { Region, RegionTeam, TeamCandidate } from './regions.store.ts';

const tones: Record<Region['status'], Tone> = { pending: 'soon', open: 'done', closed: 'plain' };

function RegionBadge({ status }: { status: Region['status'] }) {
  const { t } = useShell();
  return <Badge tone={tones[status]}>{t(`people.region.${status}`)}</Badge>;
}

const regionTable = table<Region>('cards', {
  name: { head: 'people.region', cell: ({ id, name }) => <a href={`/regions/${id}`}>{name}</a> },
  status: {
    head: 'people.status',
    cell: ({ status, standing }, { t }) => (
      <span class="row">
        <RegionBadge status={status} />
        {standing === 'changed' ? <Badge tone="late">{t('people.region.standing.changed.short')}</Badge> : null}
      </span>
    ),
  },
  municipalities: { head: 'people.region.municipalities', cell: ({ municipalities }) => municipalities.join(', ') },
  places: {
    head: 'people.regions.places',
    isNumber: true,
    // "10 gewenst, 2 nu": what the leader wishes, and beside it what the volunteers' profiles add up to.
    cell: ({ places, places_now: now }, { t }) =>
      now === null ? String(places) : t('people.regions.placesNow', { places, now }),
  },
});

export function RegionsPage({ regions, mayAdd }: { regions: readonly Region[]; mayAdd: boolean }) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('people.regions')} />
      {mayAdd ? (
        <ButtonRow>
          <ButtonLink href="/regions/new">{t('people.region.new')}</ButtonLink>
        </ButtonRow>
      ) : null}
      {regions.length === 0 ? (
        <EmptyState title={t('people.regions.empty')}>
          <p>{t('people.regions.emptyNext')}</p>
        </EmptyState>
      ) : (
        <Table of={regionTable} id="regions" caption={t('people.regions')} hideCaption rows={regions} />
      )}
    </div>
  );
}

interface NewRegionProps {
  form: FormState;
  once: string;
  /** Those that there are, so that two do not cover the same place by mistake. */
  others: readonly Region[];
}

export function NewRegionPage({ form, once, others }: NewRegionProps) {
  const { t } = useShell();
  return (
    <SideBySide need={<OtherRegions regions={others} />}>
      <Breadcrumb crumbs={[{ href: '/regions', label: t('people.regions') }]} />
      <PageHeader title={t('people.region.new')}>
        <p>{t('people.region.new.explain')}</p>
      </PageHeader>
      <RegionErrors form={form} />
      <Form action="/regions/new" form={form} once={once}>
        <RegionFields form={form} />
        <FormFoot back="/regions">{t('people.region.add')}</FormFoot>
      </Form>
    </SideBySide>
  );
}

function OtherRegions({ regions }: { regions: readonly Region[] }) {
  const { t } = useShell();
  if (regions.length === 0) return null;
  return (
    <Section title={t('people.regions')}>
      <DescriptionList
        facts={regions.map(({ name, municipalities }) => ({ term: name, value: municipalities.join(', ') }))}
      />
    </Section>
  );
}

interface RegionProps {
  region: Region;
  form: FormState;
  /** The press that makes the key. */
  opening: FormState;
  mayChange: boolean;
  once: string;
  team: RegionTeam;
  others: readonly Region[];
  /** There are steps left on the path of the first hour. */
  inFirstHour: boolean;
  /** It was saved a moment ago. */
  saved: boolean;
}

export function RegionPage(props: RegionProps) {
  const { region, form, opening, mayChange, once, team, others, inFirstHour, saved } = props;
  const { t } = useShell();
  return (
    <div class="stack">
      <Breadcrumb crumbs={[{ href: '/regions', label: t('people.regions') }]} />
      <PageHeader title={region.name}>
        <p class="row">
          <RegionBadge status={region.status} />
        </p>
      </PageHeader>
      {saved ? (
        <Notice tone="done" announce>
          <p>{t('people.region.saved')}</p>
        </Notice>
      ) : null}
      {region.standing === 'signed' ? null : (
        <Notice
          tone={region.standing === 'before' ? 'soon' : 'late'}
          title={t(`people.region.standing.${region.standing}`)}
        >
          <p>{t(`people.region.standing.${region.standing}.text`)}</p>
        </Notice>
      )}
      {(saved || region.status === 'open') && inFirstHour ? <FirstHourNext /> : null}
      <div class="two">
        <div class="stack">
          {mayChange && region.status === 'pending' ? (
            <Opening region={region} form={opening} once={once} coordinators={team.coordinators} />
          ) : null}
          {mayChange ? <RegionNotes region={region} others={others} /> : null}
          <RegionTeamSection region={region} team={team} />
        </div>
        {mayChange ? (
          <Section title={t('people.region.settings')}>
            <RegionErrors form={form} />
            <Form action={`/regions/${region.id}`} form={form} version={region.version}>
              <RegionFields form={form} />
              <FormFoot back="/regions" kind={region.status === 'pending' || inFirstHour ? 'quiet' : 'primary'}>
                {t('people.save')}
              </FormFoot>
            </Form>
          </Section>
        ) : (
          <Section title={t('people.region.settings')}>
            <DescriptionList facts={regionSettingsFacts(region, useShell())} />
          </Section>
        )}
      </div>
    </div>
  );
}

/** A region gets its key when there is somebody who can hold it; until then the page says what is missing. */
function Opening({
  region,
  form,
  once,
  coordinators,
}: Pick<RegionProps, 'region' | 'form' | 'once'> & { coordinators: readonly TeamCandidate[] }) {
  const { t } = useShell();
  if (coordinators.length === 0) {
    return (
      <Section title={t('people.region.key')}>
        <p>{t('people.region.key.wait')}</p>
        <ButtonRow>
          <ButtonLink href="/people/new">{t('people.invite')}</ButtonLink>
        </ButtonRow>
      </Section>
    );
  }
  return (
    <Section title={t('people.region.key')}>
      <p>{t('people.region.key.explain', { names: coordinators.map((one) => one.name).join(', ') })}</p>
      <Form action={`/regions/${region.id}/key`} form={form} once={once}>
        <PasswordAgain form={form} id="password-key" unlessFresh />
        <FormFoot>{t('people.region.key.make')}</FormFoot>
      </Form>
    </Section>
  );
}
