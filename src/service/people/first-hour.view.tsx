import { dateAndTime, type Translate } from '#app/platform/language/index.ts';
import {
  Button,
  FoldNarrow,
  Form,
  type FormState,
  freshForm,
  Notice,
  PageHeader,
  PrintButton,
  type ProgressStep,
  Section,
  Steps,
  Tick,
  useShell,
} from '#app/platform/web/index.ts';
import {
  type FirstHourStep,
  firstHourSteps,
  openingSteps,
  type SaidStep,
  saidSteps,
  stayingSteps,
  type Use,
  uses,
} from './first-hour.ts';
import type { KnownOfSteps } from './first-hour-known.ts';

/** Where each step is done; the volunteer's is the coordinator's own page. */
const places: Record<FirstHourStep, string> = {
  use: '#use',
  shares: '#shares',
  contact: '/contact-settings',
  region: '/regions/new',
  intake: '/teams/intake',
  invited: '/people/new',
  joined: '/people',
  approved: '/people',
  opened: '/regions',
  volunteer: '/people',
  organisation: '/who-we-are',
  profile: '/people',
  secondIntake: '/people/new',
  deputy: '#deputy',
  mail: '#mail-came',
  backup: '#restore-tried',
  numbers: '#numbers-rung',
  texts: '/approvals',
};

/** Where what is gone through can be looked at. */
const looks: Partial<Record<SaidStep, string>> = {
  'mail-came': '/teams/intake#intake-mailbox',
  'numbers-rung': '/directory/checking',
};

/** Those of which the program knows a part only. */
const askedSteps = ['mail-came', 'restore-tried', 'numbers-rung'] as const satisfies readonly SaidStep[];
type AskedStep = (typeof askedSteps)[number];

interface FirstHourProps {
  known: KnownOfSteps;
  done: Record<FirstHourStep, boolean>;
  said: ReadonlyMap<string, Date>;
  form: FormState;
  /** Nobody but this machine reaches the address of this page. */
  isOnlyHere: boolean;
  /** Where a deputy makes keys: the address of this side. */
  recoveryAddress: string;
}

/** Setting the installation up, to walk through or to print. */
export function FirstHourPage(props: FirstHourProps) {
  const { done, form } = props;
  const { t } = useShell();
  const isOpen = openingSteps.every((step) => done[step]);
  const isOver = firstHourSteps.every((step) => done[step]);
  return (
    <div class="stack">
      <PageHeader title={t('people.setup.hour')}>
        <p>{t('people.setup.hour.explain')}</p>
      </PageHeader>
      <OnlyHere {...props} />
      {isOver ? (
        <Notice tone="done" title={t('people.setup.hour.over')}>
          <p>{t('people.setup.hour.over.explain')}</p>
        </Notice>
      ) : isOpen ? (
        <Notice tone="done" title={t('people.setup.hour.open')}>
          <p>{t('people.setup.hour.open.explain')}</p>
        </Notice>
      ) : null}
      <div class="two">
        <Section title={t('people.setup.hour.opening')}>
          <StepList steps={openingSteps} done={done} label={t('people.setup.hour.opening')} />
        </Section>
        <Section title={t('people.setup.hour.staying')}>
          <StepList steps={stayingSteps} done={done} label={t('people.setup.hour.staying')} />
        </Section>
      </div>
      <div class="two">
        {done.use ? null : <UseForm />}
        {done.shares ? null : <SharesLater form={form} />}
        {done.deputy ? null : <Deputy address={props.recoveryAddress} />}
        {askedSteps.map((step) => (
          <SaidForm step={step} at={props.said.get(step)} known={props.known} />
        ))}
      </div>
      <div class="buttons">
        <PrintButton />
      </div>
    </div>
  );
}

function StepList({
  steps,
  done,
  label,
}: {
  steps: readonly FirstHourStep[];
  done: FirstHourProps['done'];
  label: string;
}) {
  const { t } = useShell();
  const next = steps.find((step) => !done[step]);
  const shown = steps.map((step): ProgressStep => {
    const title = t(`people.setup.hour.${step}`);
    const state = done[step] ? 'past' : step === next ? 'now' : 'next';
    return {
      title: done[step] ? title : <a href={places[step]}>{title}</a>,
      // What is done needs no words any more.
      ...(done[step] ? {} : { note: t(`people.setup.hour.${step}.note`) }),
      state,
    };
  });
  return <Steps steps={shown} label={label} />;
}

/** Said for colleagues, or never asked, and reached by nobody but this machine: then inviting leads nowhere. */
function OnlyHere({ isOnlyHere, said }: FirstHourProps) {
  const { t, demo } = useShell();
  if (demo || !isOnlyHere || said.has('only-here' satisfies Use)) return null;
  return (
    <Notice tone="soon" title={t('people.setup.onlyHere')}>
      <p>{t('people.setup.onlyHere.text')}</p>
    </Notice>
  );
}

function UseForm() {
  const { t } = useShell();
  return (
    <Section title={t('people.setup.hour.use')} id="use">
      <p>{t('people.setup.use.explain')}</p>
      {uses.map((use) => (
        <Form action="/first-hour/steps" form={freshForm()}>
          <input type="hidden" name="step" value={use} />
          <Button kind="quiet">{t(`people.setup.use.${use}`)}</Button>
        </Form>
      ))}
    </Section>
  );
}

/** What the program knows of it; null where nothing stands in the way. */
function knownOf(step: AskedStep, known: KnownOfSteps, t: Translate): string | null {
  if (step === 'mail-came') return known.noMail ? t('people.setup.known.mail') : null;
  if (step === 'restore-tried') return known.noBackup ? t('people.setup.known.backup') : null;
  return known.numbers > 0 ? t('people.setup.known.numbers', { count: known.numbers }) : null;
}

interface SaidProps {
  step: AskedStep;
  at: Date | undefined;
  known: KnownOfSteps;
}

/** What is done outside the program: the leader says so, and may say so again. It counts where the program knows no better. */
function SaidForm({ step, at, known }: SaidProps) {
  const { t, lang } = useShell();
  const look = looks[step];
  const hindrance = knownOf(step, known, t);
  return (
    <FoldNarrow summary={t(`people.setup.hour.${saidSteps[step]}`)}>
      <Section title={t(`people.setup.hour.${saidSteps[step]}`)} id={step}>
        <p>{t(`people.setup.said.${step}`)}</p>
        {look === undefined ? null : (
          <p>
            <a href={look}>{t(`people.setup.said.look.${step as 'mail-came' | 'numbers-rung'}`)}</a>
          </p>
        )}
        {hindrance === null ? null : (
          <Notice tone="soon">
            <p>{hindrance}</p>
          </Notice>
        )}
        {at === undefined ? null : <p class="soft">{t('people.setup.said.at', { when: dateAndTime(at, lang) })}</p>}
        <Form action="/first-hour/steps" form={freshForm()}>
          <input type="hidden" name="step" value={step} />
          <Button kind="quiet">
            {t(at === undefined ? `people.setup.said.yes.${step}` : 'people.setup.said.again')}
          </Button>
        </Form>
      </Section>
    </FoldNarrow>
  );
}

/** A second project leader: only the root vouches for a leader, so two sheets do it (docs/decisions/0150). */
function Deputy({ address }: { address: string }) {
  const { t } = useShell();
  return (
    <FoldNarrow summary={t('people.setup.hour.deputy')}>
      <Section title={t('people.setup.hour.deputy')} id="deputy">
        <p>{t('people.setup.deputy.rights')}</p>
        <p>{t('people.setup.deputy.how')}</p>
        <p>
          <bdi dir="ltr">{address}</bdi>
        </p>
      </Section>
    </FoldNarrow>
  );
}

/** For who printed the shares but did not say so; and what to do when they are gone. */
function SharesLater({ form }: { form: FormState }) {
  const { t } = useShell();
  return (
    <Section title={t('people.setup.hour.shares')} id="shares">
      <p>{t('people.setup.shares.later')}</p>
      <p>{t('people.setup.shares.lost')}</p>
      <Form action="/first-hour/shares" form={form}>
        <Tick
          name="printed"
          legend={t('people.setup.shares.confirm')}
          label={t('people.setup.shares.printed')}
          form={form}
        />
        <Button kind="quiet">{t('people.save')}</Button>
      </Form>
    </Section>
  );
}
