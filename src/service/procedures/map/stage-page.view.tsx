import { nameOfText } from '#app/platform/access/public-words/index.ts';
import { longDate } from '#app/platform/language/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import {
  Badge,
  Breadcrumb,
  Button,
  ButtonRow,
  DescriptionList,
  FoldNarrow,
  Form,
  Notice,
  Section,
  useShell,
} from '#app/platform/web/index.ts';
import type { Standing } from '#app/service/approvals/index.ts';
import { approvableOf, clientMayRead } from '../approval/index.ts';
import { type Definition, definitions, type Stage } from '../definitions/index.ts';
import { type PlacedLimit, standingOf } from '../events/index.ts';
import { type Closed, GateNotice, isContactStage, isTaken } from '../gate/index.ts';
import { markInWords } from '../limits/index.ts';
import type { RunningProcedure } from '../running/index.ts';
import { Limits } from './map-page.view.tsx';
import { runningStages, standingInWords } from './standing-words.ts';

interface StagePageProps {
  reference: string;
  procedure: RunningProcedure;
  stage: Stage;
  limits: readonly PlacedLimit[];
  standing: Standing;
  /** Why no contact with the authorities of the client's country may be planned; null where it may. */
  closed: Closed | null;
  writes: boolean;
}

/** One stage: how to explain it, who does what, which papers, by when, and on what it all rests. */
export function StagePage({ reference, procedure, stage, limits, standing, closed, writes }: StagePageProps) {
  const { t, lang } = useShell();
  const { definition } = procedure;
  const words = definition.words[lang].stages[stage.id];
  const now = standingOf(procedure).find((one) => one.stage.id === stage.id);
  const own = limits.filter((one) => one.stage === stage.id).map(({ limit }) => limit);
  const at = `/clients/${reference}/procedures/${procedure.id}`;
  const isHeld = closed !== null && isContactStage(definition, stage);
  // What nobody took is not even named; what was taken before keeps its name, and nobody is told how to go on with it.
  const isNamed = !isHeld || (now !== undefined && isTaken(now));
  return (
    <div class="stack">
      <Breadcrumb crumbs={[{ href: at, label: definition.words[lang].name }]} />
      <header class="page-header stack close">
        <h1>{isNamed ? (words?.name ?? stage.id) : t('procedures.authorities.title')}</h1>
        {now === undefined || !isNamed ? null : (
          <p class="row">
            <Badge tone={now.state === 'here' ? 'info' : 'plain'}>
              {standingInWords(now, { lang, onPaper: false, running: runningStages(limits) })}
            </Badge>
            {now.since === null ? null : <span class="soft">{longDate(now.since, lang)}</span>}
          </p>
        )}
      </header>
      {closed !== null && (isHeld || stage.asks !== undefined) ? (
        <GateNotice reference={reference} why={closed} roads />
      ) : null}
      {closed === null && stage.asks !== undefined ? (
        <p>
          <a href={`/clients/${reference}/authorities`}>{t('procedures.gate.look')}</a>
        </p>
      ) : null}
      {own.length === 0 ? null : (
        <Section title={t('procedures.stage.limits')}>
          <Limits reference={reference} limits={own} />
        </Section>
      )}
      {words === undefined || isHeld ? null : (
        <StageInWords definition={definition} stage={stage} standing={standing} />
      )}
      {writes && !isHeld ? <MayStart reference={reference} procedure={procedure} stage={stage} /> : null}
    </div>
  );
}

/** What the definition says about a stage, with its source and its mark: for colleagues, whatever was approved. */
export function StageInWords({
  definition,
  stage,
  standing,
}: {
  definition: Definition;
  stage: Stage;
  standing: Standing;
}) {
  const { t, lang } = useShell();
  const words = definition.words[lang].stages[stage.id];
  if (words === undefined) return null;
  const papers = definitions().papers[lang];
  const parts = ['client', 'volunteer', 'lawyer', 'authority'] as const;
  if (standing.suspended.has(nameOfText(approvableOf(definition)))) {
    return <Notice tone="late">{t('procedures.suspended')}</Notice>;
  }
  return (
    <>
      {stage.contact === undefined ? null : <Notice tone="soon">{t('procedures.gate.definition')}</Notice>}
      <Section title={t('procedures.stage.explain')}>
        <p>{words.explain}</p>
        {clientMayRead(definition, stage, standing) ? (
          <p>
            <Badge tone="done">{t('procedures.approved')}</Badge>
          </p>
        ) : (
          <Notice tone="soon">{t(stage.confidence === 'LOW' ? 'procedures.low' : 'procedures.notApproved')}</Notice>
        )}
      </Section>
      <Section title={t('procedures.stage.who')}>
        <DescriptionList
          facts={[
            ...parts
              .filter((part) => words[part] !== '')
              .map((part) => ({ term: t(`procedures.stage.${part}`), value: words[part] })),
            ...(words.missed === '' ? [] : [{ term: t('procedures.stage.missed'), value: words.missed }]),
          ]}
        />
      </Section>
      {stage.papers.length === 0 ? null : (
        <Section title={t('procedures.stage.papers')}>
          <ul class="bullets">
            {stage.papers.map((paper) => (
              <li>{papers[paper] ?? paper}</li>
            ))}
          </ul>
        </Section>
      )}
      <p class="small soft">
        {t('procedures.source', { source: stage.source, mark: markInWords(stage.confidence, lang) })}
      </p>
    </>
  );
}

/** Other procedures that can begin here, each with one press. */
function MayStart({ reference, procedure, stage }: Pick<StagePageProps, 'reference' | 'procedure' | 'stage'>) {
  const { t, lang } = useShell();
  const others = definitions().newest.filter(({ id }) => stage.mayStart.includes(id));
  if (others.length === 0) return null;
  return (
    <FoldNarrow summary={t('procedures.mayStart')}>
      <Section title={t('procedures.mayStart')}>
        {others.map(({ key, words }) => (
          <Form action={`/clients/${reference}/procedures`} once={newId()}>
            <p>{words[lang].inShort}</p>
            <input type="hidden" name="key" value={key} />
            <input type="hidden" name="from" value={procedure.id} />
            <ButtonRow>
              <Button kind="quiet">{t('procedures.mayStart.go', { name: words[lang].name })}</Button>
            </ButtonRow>
          </Form>
        ))}
      </Section>
    </FoldNarrow>
  );
}
