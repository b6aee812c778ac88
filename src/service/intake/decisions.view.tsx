import type { Child } from 'hono/jsx';
import { longDate } from '#app/platform/language/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import {
  Button,
  ButtonRow,
  DescriptionList,
  FoldNarrow,
  Form,
  FormFoot,
  type FormState,
  freshForm,
  Section,
  SelectField,
  TextArea,
  useShell,
} from '#app/platform/web/index.ts';
import { type Entry, inLanguage } from '#app/service/directory/index.ts';
import type { OpenRegistration } from './intake.store.ts';
import { passable } from './organisations.ts';
import type { PlacementProposal } from './proposal.ts';
import type { RegistrationPageProps } from './registration-page.ts';

/** What can be done with it now. What was set aside is first put back: whoever calls with its code was no machine. */
export function Decisions({ open, proposal, regions, directory, forms, waitsAt }: RegistrationPageProps) {
  const { t } = useShell();
  if (open.status === 'set-aside') return <KeepForm open={open} form={forms.keep} />;
  return (
    <>
      {open.status === 'check' ? <KeepForm open={open} form={forms.keep} /> : null}
      <PlaceForm open={open} proposal={proposal} regions={regions} form={forms.place} />
      <Decision
        path="waiting"
        title={t('intake.wait.title')}
        open={open}
        form={forms.waiting}
        noteName="waitNote"
        primary={proposal.kind === 'waiting' && open.status !== 'waiting'}
      >
        <p>
          {t(open.status === 'waiting' ? 'intake.wait.has' : 'intake.wait.gets', { place: waitsAt })}{' '}
          {t('intake.wait.explain')}
        </p>
      </Decision>
      <PassForm open={open} proposal={proposal} directory={directory} form={forms.pass} />
    </>
  );
}

interface DecisionProps {
  path: 'place' | 'waiting' | 'pass-on';
  title: string;
  open: OpenRegistration;
  form: FormState | undefined;
  noteName: string;
  primary?: boolean;
  children?: Child;
}

/** One decision with its own form: key, version, choice, and a note that travels inside the seal. */
function Decision({ path, title, open, form = freshForm(), noteName, primary = false, children }: DecisionProps) {
  const { t } = useShell();
  const decision = (
    <Section title={title}>
      <Form action={`/queue/${open.id}/${path}`} form={form} once={newId()} version={open.version}>
        {children}
        <TextArea name={noteName} label={t('intake.note')} hint={t('intake.note.hint')} rows={2} form={form} optional />
        <FormFoot kind={primary ? 'primary' : 'quiet'}>{title}</FormFoot>
      </Form>
    </Section>
  );
  // On a phone placing stands open, and whatever else is proposed.
  if (primary || path === 'place') return decision;
  return (
    <FoldNarrow summary={title} open={form.whole !== undefined || Object.keys(form.errors).length > 0}>
      {decision}
    </FoldNarrow>
  );
}

/** A doubtful one that turned out to be ordinary. */
function KeepForm({ open, form = freshForm() }: { open: OpenRegistration; form: FormState | undefined }) {
  const { t } = useShell();
  return (
    <Section title={t('intake.keep.title')}>
      <Form action={`/queue/${open.id}/keep`} form={form} once={newId()} version={open.version}>
        <p>{t('intake.keep.explain')}</p>
        <ButtonRow>
          <Button kind="quiet">{t('intake.keep.title')}</Button>
        </ButtonRow>
      </Form>
    </Section>
  );
}

function PlaceForm({
  open,
  proposal,
  regions,
  form,
}: Omit<RegistrationPageProps, 'forms' | 'directory' | 'waitsAt'> & { form: FormState | undefined }) {
  const { t } = useShell();
  const options = regions
    .filter(({ status }) => status === 'open')
    .map((region) => ({
      value: region.id,
      label: t('intake.place.option', { region: region.name, free: Math.max(0, region.places - region.openCases) }),
    }));
  return (
    <Decision
      path="place"
      title={t('intake.place.title')}
      open={open}
      form={form}
      noteName="note"
      primary={proposal.regionId !== null}
    >
      <p>{t('intake.place.explain')}</p>
      <SelectField
        name="region"
        label={t('intake.place.region')}
        options={options}
        form={form}
        value={proposal.regionId ?? undefined}
      />
    </Decision>
  );
}

function PassForm({
  open,
  proposal,
  directory,
  form,
}: {
  open: OpenRegistration;
  proposal: PlacementProposal;
  directory: readonly Entry[];
  form: FormState | undefined;
}) {
  const { t, lang } = useShell();
  const organisations = passable(directory);
  const options = organisations.map(({ code, content }) => ({ value: code, label: content.name }));
  return (
    <Decision path="pass-on" title={t('intake.pass.title')} open={open} form={form} noteName="passNote">
      <p>{t('intake.pass.explain')}</p>
      <SelectField
        name="organisation"
        label={t('intake.pass.organisation')}
        options={options}
        form={form}
        value={proposal.organisation ?? undefined}
      />
      <details>
        <summary>{t('intake.pass.about')}</summary>
        <DescriptionList
          facts={organisations.map(({ content, checkedOn, checkedBy }) => ({
            term: content.name,
            value: [
              inLanguage(content.does, lang).text,
              content.dated ? t('intake.pass.dated') : '',
              checkedBy === null
                ? t('intake.pass.unlooked')
                : t('intake.pass.checked', { day: longDate(checkedOn, lang) }),
            ].join(' '),
          }))}
        />
      </details>
    </Decision>
  );
}
