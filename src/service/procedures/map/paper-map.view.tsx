import {
  type Lang,
  languageName,
  languages,
  longDate,
  ownLanguageName,
  today,
  translator,
} from '#app/platform/language/index.ts';
import {
  ButtonLink,
  ButtonRow,
  InLanguage,
  Notice,
  Pictogram,
  PrintButton,
  ReadAloud,
  useShell,
} from '#app/platform/web/index.ts';
import type { Standing } from '#app/service/approvals/index.ts';
import { clientMayRead } from '../approval/index.ts';
import { type PlacedLimit, standingOf } from '../events/index.ts';
import { type Closed, isContactStage, stagesInSight } from '../gate/index.ts';
import { drivingDayOf, limitName, type OpenLimit } from '../limits/index.ts';
import type { RunningProcedure } from '../running/index.ts';
import { MapDrawing } from './drawing.view.tsx';
import { nearby, onTheMap } from './layout.ts';
import { runningStages } from './standing-words.ts';

interface PaperMapProps {
  reference: string;
  procedure: RunningProcedure;
  limits: readonly PlacedLimit[];
  standing: Standing;
  /** Why nothing with the authorities of the client's country is on it but in red; null where client and lawyer said yes. */
  closed: Closed | null;
  lang: Lang;
  /** The language the client reads; null when nobody knows. */
  reads: string | null;
  /** The client does not read, or hardly: pictures stand beside the words. */
  pictures: boolean;
}

/**
 * The map for the client to take along, on one page: no name, no reference, big words. Explanations are on it only
 * where a lawyer approved them; a day always does (design question 17).
 */
export function PaperMap(props: PaperMapProps) {
  const { reference, procedure, limits, lang, reads, pictures } = props;
  const { t } = useShell();
  const onPaper = translator(lang);
  const at = `/clients/${reference}/procedures/${procedure.id}`;
  const open = limits.map(({ limit }) => limit).filter(({ document }) => document.clear.state === 'open');
  return (
    <article class="stack paper-map">
      <div class="off-paper stack close">
        <p class="row">
          {languages.map((other) => (
            <a href={`${at}/paper?lang=${other}`} aria-current={other === lang ? 'true' : undefined} lang={other}>
              {ownLanguageName(other)}
            </a>
          ))}
        </p>
      </div>
      <InLanguage lang={lang}>
        <ReadAloud of="map-told" />
      </InLanguage>
      <div class="stack" lang={lang} id="map-told">
        <h1 class="told">{procedure.definition.words[lang].name}</h1>
        {lang === 'en' && reads !== null && reads !== 'en' ? (
          <p class="small">{onPaper('procedures.paper.notYet', { language: languageName(reads, 'en') })}</p>
        ) : null}
        <div class="two">
          <Stations {...props} />
          <Days limits={open} lang={lang} pictures={pictures} />
        </div>
        <p class="small">{onPaper('procedures.paper.made', { day: longDate(today(), lang) })}</p>
      </div>
      <ButtonRow>
        <PrintButton />
        <ButtonLink href={at} kind="quiet">
          {t('procedures.paper.back')}
        </ButtonLink>
      </ButtonRow>
    </article>
  );
}

/** The stations nearby; contact that is not safe stands there in red, and nothing else about it. */
function Stations({ procedure, limits, standing, closed, lang, pictures }: PaperMapProps) {
  const onPaper = translator(lang);
  const { definition } = procedure;
  const words = definition.words[lang];
  const all = stagesInSight(definition, standingOf(procedure), closed);
  const stages = nearby(all);
  return (
    <div class="stack">
      <MapDrawing
        stages={stages}
        running={runningStages(limits)}
        words={words}
        lang={lang}
        onPaper
        pictures={pictures}
        more={({ stage, state }) =>
          closed !== null && isContactStage(definition, stage) ? (
            <Notice tone="late">
              <p>
                <b>{onPaper(`procedures.gate.paper.${closed}`)}</b>
              </p>
            </Notice>
          ) : state === 'here' && clientMayRead(definition, stage, standing) ? (
            <p class="told">{words.stages[stage.id]?.explain}</p>
          ) : null
        }
      />
      {stages.length < onTheMap(all).length ? <p class="small">{onPaper('procedures.later')}</p> : null}
    </div>
  );
}

/** The days that count, in words; what a lawyer must confirm says so. */
function Days({ limits, lang, pictures }: { limits: readonly OpenLimit[]; lang: Lang; pictures: boolean }) {
  const t = translator(lang);
  if (limits.length === 0) return null;
  return (
    <section class="stack close">
      <h2>{t('procedures.paper.days')}</h2>
      <ul class="stack close">
        {limits.map((limit) => {
          const { clear, origin } = limit.document;
          return (
            <li class={pictures ? 'pictured' : undefined}>
              {pictures ? <Pictogram of={clear.purpose === 'wait' ? 'wait' : 'day'} /> : null}
              <span class="told">
                <b>{longDate(drivingDayOf(limit), lang)}</b>
                <br />
                {t(clear.purpose === 'wait' ? 'procedures.paper.wait' : 'procedures.paper.before', {
                  name: limitName(clear.catalogueId, origin.kind, lang),
                })}
              </span>
            </li>
          );
        })}
      </ul>
      <p class="small">{t('procedures.paper.lawyer')}</p>
    </section>
  );
}
