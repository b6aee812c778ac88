import type { Lang } from '#app/platform/language/index.ts';
import {
  Choice,
  DateField,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  Section,
  useShell,
} from '#app/platform/web/index.ts';
import { definitions, type Track } from '../definitions/index.ts';
import type { Closed } from '../gate/index.ts';
import type { RunningProcedure } from '../running/index.ts';
import { ProcedureLines, type RunningDays } from './panel.view.tsx';

/** Nineteen procedures are too many to read one after another; what a volunteer meets most comes first. */
const groups = [
  ['criminal', ['criminal']],
  ['residence', ['residence']],
  ['asylum', ['asylum']],
  ['papers', ['identity', 'registration']],
  ['money', ['money']],
] as const satisfies readonly (readonly [string, readonly Track[]])[];

const optionsOf = (tracks: readonly Track[], lang: Lang) =>
  definitions()
    .newest.filter(({ track }) => tracks.includes(track))
    .map(({ key, words }) => ({ value: key, label: words[lang].name, hint: words[lang].inShort }));

interface ProceduresPageProps {
  reference: string;
  procedures: readonly RunningProcedure[];
  running: RunningDays;
  writes: boolean;
  /** Why no contact with the authorities of the client's country may be planned; null where it may. */
  closed: Closed | null;
  /** The letter that is to be put on the map of one of them. */
  paper: string | null;
  form: FormState;
  once: string;
}

/** All procedures of a client, and a way to put another one on the map. */
export function ProceduresPage(props: ProceduresPageProps) {
  const { reference, procedures, running, writes, closed, paper, form, once } = props;
  const { t, lang } = useShell();
  const at = `/clients/${reference}/procedures`;
  return (
    <>
      <ErrorSummary form={form} labels={{ key: t('procedures.start.which'), begun: t('procedures.start.begun') }} />
      <Section>
        {paper === null ? null : <p>{t('procedures.paper.which')}</p>}
        {procedures.length === 0 ? <p class="soft">{t('procedures.panel.empty')}</p> : null}
        <ProcedureLines {...{ at, procedures, running, paper, closed }} />
      </Section>
      {writes ? (
        <Section title={t('procedures.start')}>
          <Form action={at} form={form} once={once}>
            <Choice
              name="key"
              legend={t('procedures.start.which')}
              form={form}
              groups={groups.map(([name, tracks]) => ({
                title: t(`procedures.group.${name}`),
                about: t(`procedures.group.${name}.about`),
                options: optionsOf(tracks, lang),
              }))}
            />
            <DateField name="begun" past label={t('procedures.start.begun')} form={form} optional />
            <FormFoot>{t('procedures.start.save')}</FormFoot>
          </Form>
        </Section>
      ) : null}
    </>
  );
}
