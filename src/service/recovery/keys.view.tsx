import { databaseNow } from '#app/platform/database/index.ts';
import { longDate } from '#app/platform/language/index.ts';
import {
  Beside,
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
    <Beside need={<Papers mayRecover={now.mayRecover} />}>
      <PageHeader title={t('keys.title')}>
        <p>{t('keys.explain')}</p>
      </PageHeader>
      {recovered ? (
        <Notice tone="done" title={t('keys.recovered')} announce>
          <p>{t('keys.recovered.explain')}</p>
        </Notice>
      ) : null}
      {newShares ? (
        <Notice tone="done" title={t('keys.sheets.done')} announce>
          <p>{t('keys.sheets.done.explain')}</p>
        </Notice>
      ) : null}
      {isQuiet ? (
        <Notice tone="done" title={t(begun === null ? 'keys.quiet' : 'keys.done')} announce={begun !== null}>
          <p>{t('keys.quiet.explain')}</p>
        </Notice>
      ) : null}
      {now.ownEnd === null ? null : (
        <Notice tone="late" title={t('keys.own')}>
          <p>{t('keys.own.explain', { day: longDate(now.ownEnd, lang) })}</p>
          <p>
            <a href="/keys/recovery">{t('keys.own.go')}</a>
          </p>
        </Notice>
      )}
      {now.keeperGone ? (
        <Notice tone="late" title={t('keys.sheets.due')}>
          <p>{t('keys.sheets.due.explain')}</p>
          <p>
            <a href="/keys/sheets">{t('keys.sheets.go')}</a>
          </p>
        </Notice>
      ) : null}
      <Teams teams={now.teams} form={forms.teams ?? freshForm()} />
      <Ending ending={now.ending} form={forms.renewal ?? freshForm()} />
      {left > 0 ? (
        <KeyRotation left={left} of={Math.max(begun ?? 0, left)} begun={begun !== null} goesOn={goesOn} />
      ) : null}
      {now.cases.waiting > 0 ? <p>{t('keys.waiting', { count: now.cases.waiting })}</p> : null}
    </Beside>
  );
}

/** When there is work on this page and whose it is; and the recovery sheets, for whoever keeps them in order. */
function Papers({ mayRecover }: { mayRecover: boolean }) {
  const { t } = useShell();
  return (
    <>
      <Section title={t('keys.when')}>
        <ul class="bullets">
          <li>{t('keys.when.left')}</li>
          <li>{t('keys.when.old')}</li>
          <li>{t('keys.when.ending')}</li>
        </ul>
      </Section>
      {mayRecover ? (
        <Section title={t('keys.papers')}>
          <p>{t('keys.papers.explain')}</p>
          <ul class="bullets">
            <li>
              <a href="/keys/recovery">{t('keys.recovery.go')}</a> {t('keys.recovery.when')}
            </li>
            <li>
              <a href="/keys/sheets">{t('keys.sheets')}</a> {t('keys.sheets.when')}
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
    region === null ? t(`keys.team.${team.kind}`) : t('keys.team.region', { region });
  return (
    <Section title={t('keys.teams')}>
      <p>{t('keys.teams.explain')}</p>
      <ul class="bullets">
        {teams.map((one) => (
          <li>
            <strong>{words(one)}</strong> {t(`keys.why.${one.why}`)} {one.possible ? null : t('keys.team.nobody')}
          </li>
        ))}
      </ul>
      {teams.some(({ possible }) => possible) ? (
        <Form action="/keys/teams" form={form}>
          <PasswordAgain form={form} unlessFresh id="teams-password" />
          <ErrorSummary form={form} labels={{ password: t('web.stepUp') }} withPassword />
          <FormFoot>{t('keys.team.turn')}</FormFoot>
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
    <Section title={t('keys.ending')}>
      <p>{t('keys.ending.explain')}</p>
      <ul class="bullets">
        {ending.map(({ personId, name, ends }) => (
          <li>
            <a href={`/people/${personId}`}>
              <bdi>{name}</bdi>
            </a>
            {': '}
            {t(ends < databaseNow() ? 'keys.ending.was' : 'keys.ending.until', { day: longDate(ends, lang) })}
          </li>
        ))}
      </ul>
      <Form action="/keys/renewal" form={form}>
        <PasswordAgain form={form} unlessFresh id="renewal-password" />
        <ErrorSummary form={form} labels={{ password: t('web.stepUp') }} withPassword />
        <p class="small soft">{t('keys.ending.means')}</p>
        <FormFoot>{t('keys.ending.renew', { count: ending.length })}</FormFoot>
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
    <Section title={t('keys.turning')}>
      <p>{t('keys.turning.explain')}</p>
      {begun ? (
        <div role="status" class="stack close">
          <progress max={of} value={of - left} aria-label={t('keys.turning')} />
          <p>{t('keys.turning.progress', { done: of - left, of })}</p>
        </div>
      ) : (
        <p>{t('keys.turning.left', { count: left })}</p>
      )}
      <Form action="/keys/turning" form={freshForm()} goesOn={goesOn}>
        <input type="hidden" name="of" value={String(of)} />
        <ButtonRow>
          <Button>{t(begun ? 'keys.turning.next' : 'keys.turning.begin')}</Button>
          {begun ? (
            <ButtonLink href={`/keys?of=${of}`} kind="quiet">
              {t('keys.turning.pause')}
            </ButtonLink>
          ) : null}
        </ButtonRow>
      </Form>
      <p class="small soft">{t('keys.turning.safe')}</p>
    </Section>
  );
}
