import { Button, ButtonLink, ButtonRow, Form, freshForm, Notice, PageHeader, Sheet, useShell } from '#app/web/index.ts';
import type { KeysNow } from './keys.store.ts';

interface KeysProps {
  now: KeysNow;
  /** How many there were when this turning began; null before it. */
  begun: number | null;
  /** Goes on by itself where there is script. */
  goesOn: boolean;
}

/** Which keys have to turn, and turning them part by part. */
export function KeysPage({ now, begun, goesOn }: KeysProps) {
  const { t } = useShell();
  const left = now.cases.ready + now.registrations;
  const isQuiet = left + now.cases.waiting + (now.teams?.length ?? 0) === 0;
  return (
    <div class="stack">
      <PageHeader title={t('keys.title')}>
        <p>{t('keys.explain')}</p>
      </PageHeader>
      {isQuiet ? (
        <Notice tone="done" title={t(begun === null ? 'keys.quiet' : 'keys.done')} announce={begun !== null}>
          <p>{t('keys.quiet.explain')}</p>
        </Notice>
      ) : null}
      <Teams teams={now.teams ?? []} />
      {left > 0 ? <Turning left={left} of={Math.max(begun ?? 0, left)} begun={begun !== null} goesOn={goesOn} /> : null}
      {now.cases.waiting > 0 ? <p>{t('keys.waiting', { count: now.cases.waiting })}</p> : null}
    </div>
  );
}

/** What the leader does: one press a team. */
function Teams({ teams }: { teams: NonNullable<KeysNow['teams']> }) {
  const { t } = useShell();
  if (teams.length === 0) return null;
  return (
    <Sheet title={t('keys.teams')}>
      <p>{t('keys.teams.explain')}</p>
      {teams.map(({ team, why, region }) => (
        <Form action="/keys/teams" form={freshForm()}>
          <input type="hidden" name="team" value={team.id} />
          <p>
            <strong>{region === null ? t(`keys.team.${team.kind}`) : t('keys.team.region', { region })}</strong>{' '}
            {t(`keys.why.${why}`)}
          </p>
          <Button kind="quiet">{t('keys.team.turn')}</Button>
        </Form>
      ))}
    </Sheet>
  );
}

interface TurningProps {
  left: number;
  of: number;
  begun: boolean;
  goesOn: boolean;
}

function Turning({ left, of, begun, goesOn }: TurningProps) {
  const { t } = useShell();
  return (
    <Sheet title={t('keys.turning')}>
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
    </Sheet>
  );
}
