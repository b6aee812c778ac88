import { dayAndDate } from '#app/platform/language/index.ts';
import {
  Badge,
  Button,
  ButtonLink,
  ButtonRow,
  DescriptionList,
  ErrorSummary,
  Form,
  type FormState,
  Notice,
  Section,
  Table,
  table,
  useShell,
} from '#app/platform/web/index.ts';
import type { Definition, Stage } from '../definitions/index.ts';
import { isKept, type LimitBeside, type NewerVersion } from '../events/index.ts';
import { limitName } from '../limits/index.ts';
import type { RunningProcedure } from '../running/index.ts';
import { Days, eventName } from './event-list.view.tsx';

interface VersionPageProps {
  at: string;
  procedure: RunningProcedure;
  newer: NewerVersion;
  form: FormState;
}

/** What would change if this procedure went on by its newest version, and the one button that lets it. */
export function VersionPage({ at, procedure, newer, form }: VersionPageProps) {
  const { t, lang } = useShell();
  const { from, to, here, stages, unknown, mark } = newer;
  return (
    <>
      <p>
        <a href={at}>{to.words[lang].name}</a>
      </p>
      <ErrorSummary form={form} labels={{}} />
      <p>
        {t('procedures.version.lead', {
          from: procedure.document.version,
          to: to.version,
          checked: dayAndDate(to.checkedOn, lang),
        })}
      </p>
      <LimitsBeside limits={newer.limits} kind={to.key} />
      <Section title={t('procedures.version.stages')}>
        <DescriptionList
          facts={[
            { term: t('procedures.version.hereNow'), value: <Names of={here.old} in={from} /> },
            { term: t('procedures.version.hereThen'), value: <Names of={here.next} in={to} /> },
            ...named(t('procedures.version.added'), stages.added, to),
            ...named(t('procedures.version.gone'), stages.gone, from),
            ...named(t('procedures.version.reworded'), stages.reworded, to),
          ]}
        />
      </Section>
      {unknown.length === 0 ? null : (
        <Notice tone="soon" title={t('procedures.version.unknown')}>
          <p>{t('procedures.version.unknown.text')}</p>
          <ul>
            {unknown.map((event) => (
              <li>
                {eventName(event, procedure, lang)} · <Days event={event} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Form action={`${at}/version`}>
        <input type="hidden" name="mark" value={mark} />
        <p class="hint">{t('procedures.version.hint')}</p>
        <ButtonRow>
          <Button>{t('procedures.version.save')}</Button>
          <ButtonLink href={at} kind="quiet">
            {t('procedures.version.stay')}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </>
  );
}

const named = (term: string, stages: readonly Stage[], definition: Definition) =>
  stages.length === 0 ? [] : [{ term, value: <Names of={stages} in={definition} /> }];

function Names({ of: stages, in: { words } }: { of: readonly Stage[]; in: Definition }) {
  const { lang } = useShell();
  return <>{stages.map(({ id }) => words[lang].stages[id]?.name ?? id).join(' · ')}</>;
}

const limitsBeside = (kind: string) =>
  table<LimitBeside>('cards', {
    limit: {
      head: 'procedures.version.limit',
      cell: ({ limit, term }, { lang }) => limitName(term, limit?.document.origin.kind ?? kind, lang),
    },
    now: {
      head: 'procedures.version.now',
      cell: ({ old }, { t, lang }) => (old === null ? t('procedures.version.notYet') : dayAndDate(old, lang)),
    },
    next: {
      head: 'procedures.version.then',
      cell: ({ next }, { t, lang }) =>
        next === null ? <Badge tone="late">{t('procedures.version.falls')}</Badge> : <b>{dayAndDate(next, lang)}</b>,
    },
  });

/** Every limit with its day now and then; what keeps its day is in one line, so that what changes is seen. */
function LimitsBeside({ limits, kind }: { limits: readonly LimitBeside[]; kind: string }) {
  const { t } = useShell();
  const changed = limits.filter((one) => !isKept(one));
  const kept = limits.length - changed.length;
  return (
    <Section title={t('procedures.version.limits')}>
      {changed.length === 0 ? null : (
        <Table
          of={limitsBeside(kind)}
          id="limits-beside"
          caption={t('procedures.version.limits')}
          hideCaption
          rows={changed}
        />
      )}
      <p class="soft">
        {t(changed.length === 0 ? 'procedures.version.noneChanged' : 'procedures.version.kept', { kept })}
      </p>
    </Section>
  );
}
