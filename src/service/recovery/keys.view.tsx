import { databaseNow } from '#app/platform/database/index.ts';
import { longDate } from '#app/platform/language/index.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  freshForm,
  Notice,
  PageHeader,
  PasswordAgain,
  Section,
  SideBySide,
  useShell,
} from '#app/platform/web/index.ts';
import type { KeysNow } from './keys.store.ts';

interface KeysProps {
  now: KeysNow;
  /** How many there were when this rotation began; null before it. */
  begun: number | null;
  /** Goes on by itself where there is script. */
  goesOn: boolean;
  /** Two recovery shares were used a moment ago. */
  recovered: boolean;
  /** Three new ones count since a moment ago. */
  newShares: boolean;
  forms: { teams?: FormState; renewal?: FormState };
}

/** Which keys have to be rotated, and rotating them part by part. */
export function KeysPage({ now, begun, goesOn, recovered, newShares, forms }: KeysProps) {
  const { t, lang } = useShell();
  const left = now.cases.ready + now.registrations;
  const isQuiet =
    left + now.cases.waiting + now.teams.length + now.ending.length === 0 && now.ownEnd === null && !now.keeperGone;
  return (
    <SideBySide need={<Papers mayRecover={now.mayRecover} />}>
      <PageHeader title={t('recovery.title')}>
        <p>{t('recovery.explain')}</p>
      </PageHeader>
      {recovered ? (
        <Notice tone="done" title={t('recovery.recovered')} announce>
          <p>{t('recovery.recovered.explain')}</p>
        </Notice>
      ) : null}
      {newShares ? (
        <Notice tone="done" title={t('recovery.sheets.done')} announce>
          <p>{t('recovery.sheets.done.explain')}</p>
        </Notice>
      ) : null}
      {isQuiet ? (
        <Notice tone="done" title={t(begun === null ? 'recovery.quiet' : 'recovery.done')} announce={begun !== null}>
          <p>{t('recovery.quiet.explain')}</p>
        </Notice>
      ) : null}
      {now.ownEnd === null ? null : (
        <Notice tone="late" title={t('recovery.own')}>
          <p>{t('recovery.own.explain', { day: longDate(now.ownEnd, lang) })}</p>
          <p>
            <a href="/keys/recovery">{t('recovery.own.go')}</a>
          </p>
        </Notice>
      )}
      {now.keeperGone ? (
        <Notice tone="late" title={t('recovery.sheets.due')}>
          <p>{t('recovery.sheets.due.explain')}</p>
          <p>
            <a href="/keys/sheets">{t('recovery.sheets.go')}</a>
          </p>
        </Notice>
      ) : null}
      <Teams teams={now.teams} form={forms.teams ?? freshForm()} />
      <Ending ending={now.ending} form={forms.renewal ?? freshForm()} />
      {left > 0 ? (
        <KeyRotation left={left} of={Math.max(begun ?? 0, left)} begun={begun !== null} goesOn={goesOn} />
      ) : null}
      {now.cases.waiting > 0 ? <p>{t('recovery.waiting', { count: now.cases.waiting })}</p> : null}
    </SideBySide>
  );
}

/** When there is work on this page and whose it is; and the recovery sheets, for whoever keeps them in order. */
function Papers({ mayRecover }: { mayRecover: boolean }) {
  const { t } = useShell();
  return (
    <>
      <Section title={t('recovery.when')}>
        <ul class="bullets">
          <li>{t('recovery.when.left')}</li>
          <li>{t('recovery.when.old')}</li>
          <li>{t('recovery.when.ending')}</li>
        </ul>
      </Section>
      {mayRecover ? (
        <Section title={t('recovery.papers')}>
          <p>{t('recovery.papers.explain')}</p>
          <ul class="bullets">
            <li>
              <a href="/keys/recovery">{t('recovery.recovery.go')}</a> {t('recovery.recovery.when')}
            </li>
            <li>
              <a href="/keys/sheets">{t('recovery.sheets')}</a> {t('recovery.sheets.when')}
            </li>
          </ul>
        </Section>
      ) : null}
    </>
  );
}

/** What the leader does: one press for all of them. */
function Teams({ teams, form }: { teams: KeysNow['teams']; form: FormState }) {
  const { t } = useShell();
  if (teams.length === 0) return null;
  const words = ({ team, region }: KeysNow['teams'][number]) =>
    region === null ? t(`recovery.team.${team.kind}`) : t('recovery.team.region', { region });
  return (
    <Section title={t('recovery.teams')}>
      <p>{t('recovery.teams.explain')}</p>
      <ul class="bullets">
        {teams.map((one) => (
          <li>
            <strong>{words(one)}</strong> {t(`recovery.why.${one.why}`)}{' '}
            {one.possible ? null : t('recovery.team.nobody')}
          </li>
        ))}
      </ul>
      {teams.some(({ possible }) => possible) ? (
        <Form action="/keys/teams" form={form}>
          <PasswordAgain form={form} unlessFresh id="teams-password" />
          <ErrorSummary form={form} labels={{ password: t('routing.stepUp') }} withPassword />
          <FormFoot>{t('recovery.team.turn')}</FormFoot>
        </Form>
      ) : null}
    </Section>
  );
}

/** Colleagues who cannot sign in any more from that day, unless somebody vouches for them again. */
function Ending({ ending, form }: { ending: KeysNow['ending']; form: FormState }) {
  const { t, lang } = useShell();
  if (ending.length === 0) return null;
  return (
    <Section title={t('recovery.ending')}>
      <p>{t('recovery.ending.explain')}</p>
      <ul class="bullets">
        {ending.map(({ personId, name, ends }) => (
          <li>
            <a href={`/people/${personId}`}>
              <bdi>{name}</bdi>
            </a>
            {': '}
            {t(ends < databaseNow() ? 'recovery.ending.was' : 'recovery.ending.until', { day: longDate(ends, lang) })}
          </li>
        ))}
      </ul>
      <Form action="/keys/renewal" form={form}>
        <PasswordAgain form={form} unlessFresh id="renewal-password" />
        <ErrorSummary form={form} labels={{ password: t('routing.stepUp') }} withPassword />
        <p class="small soft">{t('recovery.ending.means')}</p>
        <FormFoot>{t('recovery.ending.renew', { count: ending.length })}</FormFoot>
      </Form>
    </Section>
  );
}

interface KeyRotationProps {
  left: number;
  of: number;
  begun: boolean;
  goesOn: boolean;
}

function KeyRotation({ left, of, begun, goesOn }: KeyRotationProps) {
  const { t } = useShell();
  return (
    <Section title={t('recovery.turning')}>
      <p>{t('recovery.turning.explain')}</p>
      {begun ? (
        <div role="status" class="stack close">
          <progress max={of} value={of - left} aria-label={t('recovery.turning')} />
          <p>{t('recovery.turning.progress', { done: of - left, of })}</p>
        </div>
      ) : (
        <p>{t('recovery.turning.left', { count: left })}</p>
      )}
      <Form action="/keys/turning" form={freshForm()} goesOn={goesOn}>
        <input type="hidden" name="of" value={String(of)} />
        <ButtonRow>
          <Button>{t(begun ? 'recovery.turning.next' : 'recovery.turning.begin')}</Button>
          {begun ? (
            <ButtonLink href={`/keys?of=${of}`} kind="quiet">
              {t('recovery.turning.pause')}
            </ButtonLink>
          ) : null}
        </ButtonRow>
      </Form>
      <p class="small soft">{t('recovery.turning.safe')}</p>
    </Section>
  );
}
