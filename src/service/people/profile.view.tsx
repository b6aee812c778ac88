import type { VisitPerson } from '#app/platform/access/visit/index.ts';
import { dateAndTime, type MessageKey } from '#app/platform/language/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  Code,
  CodeBlock,
  DescriptionList,
  Form,
  freshForm,
  Notice,
  PageHeader,
  Section,
  useShell,
} from '#app/platform/web/index.ts';
import { isNote, type NoteRefusal } from './held-note.ts';
import type { HeldText } from './held-text.ts';
import { KeysToGive } from './key-giving.pages.tsx';
import { OwnPages } from './own-pages.view.tsx';
import { Roles } from './roles.view.tsx';
import type { KeyWaiting } from './team-keys.ts';

interface ProfileProps {
  person: VisitPerson;
  name: string;
  region: string | null;
  keyCheck: string;
  /** What colleagues of the region ring. */
  telephone: string | null;
  held: readonly HeldText[];
  waiting: readonly KeyWaiting[];
  /** Why a kept text did not go into a report, a moment ago. */
  refused: NoteRefusal | null;
}

export function ProfilePage({ person, name, region, keyCheck, telephone, held, waiting, refused }: ProfileProps) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={<bdi>{name}</bdi>} above={t('people.profile')} />
      {person.status === 'active' ? null : <Waiting person={person} />}
      {person.status === 'active' ? null : <KeyCheck digits={keyCheck} words="access.keyCheck.read" />}
      {refused === null ? null : (
        <Notice tone="late" title={t(`people.kept.${refused}`)}>
          <p>{t(`people.kept.${refused}.text`)}</p>
        </Notice>
      )}
      {held.length > 0 ? <KeptTexts held={held} /> : null}
      <KeysToGive waiting={waiting} back="profile" />
      <div class="two">
        <div class="stack">
          <DescriptionList
            facts={[
              { term: t('access.loginName'), value: <Code>{person.loginName}</Code> },
              { term: t('people.roles'), value: <Roles roles={person.roles} /> },
              { term: t('people.region'), value: region ?? t('people.region.none') },
              ...(person.status === 'active'
                ? [
                    {
                      term: t('people.number.telephone'),
                      value: telephone === null ? t('people.number.none') : <bdi dir="ltr">{telephone}</bdi>,
                      act: <a href="/profile/number">{t('people.number.change')}</a>,
                    },
                  ]
                : []),
            ]}
          />
        </div>
        <div class="stack">
          {person.status === 'active' ? <KeyCheck digits={keyCheck} words="access.keyCheck.known" /> : null}
          {person.status === 'active' ? <OwnPages roles={person.roles} /> : null}
        </div>
      </div>
      <Form action="/sign-out" form={freshForm()}>
        <ButtonRow>
          <Button kind="quiet">{t('people.signOut')}</Button>
        </ButtonRow>
      </Form>
    </div>
  );
}

function KeyCheck({ digits, words }: { digits: string; words: MessageKey }) {
  const { t } = useShell();
  return (
    <CodeBlock label={t('access.keyCheck')} code={digits}>
      <p>{t(words)}</p>
    </CodeBlock>
  );
}

/** Who must vouch for the colleague before work can begin. */
function Waiting({ person }: { person: VisitPerson }) {
  const { t } = useShell();
  const isVolunteer = person.roles.includes('volunteer');
  return (
    <Notice tone="soon" title={t('people.waiting')}>
      <p>{t(isVolunteer ? 'people.waiting.coordinator' : 'people.waiting.leader')}</p>
    </Notice>
  );
}

function KeptTexts({ held }: { held: readonly HeldText[] }) {
  const { t } = useShell();
  return (
    <Section title={t('people.kept')} id="kept">
      <p>{t(held.some(isNote) ? 'people.kept.explain.note' : 'people.kept.explain')}</p>
      {held.map((text) => (
        <KeptText text={text} />
      ))}
    </Section>
  );
}

/** What the person wrote; answers that were chosen from a list are codes, which say nothing to a reader. */
function proseOf({ pairs }: HeldText): string[] {
  return pairs.map(([, value]) => value).filter((value) => !/^[a-z0-9-]*$/.test(value));
}

function KeptText({ text }: { text: HeldText }) {
  const { t, lang } = useShell();
  return (
    <section class="stack close">
      <h3>{t('people.kept.at', { moment: dateAndTime(text.at, lang) })}</h3>
      {text.offered ? null : <p>{t(text.waits ? 'people.kept.waits' : 'people.kept.gone')}</p>}
      {proseOf(text).map((value) => (
        <p class="kept" dir="auto">
          {value}
        </p>
      ))}
      <ButtonRow>
        {isNote(text) ? (
          <Form action={`/profile/kept/${text.id}/note`} once={newId()}>
            <Button>{t('people.kept.note')}</Button>
          </Form>
        ) : null}
        {text.reference === null ? null : (
          <ButtonLink href={`/clients/${text.reference}`} kind="quiet">
            {t('people.kept.open')}
          </ButtonLink>
        )}
        {text.waits ? null : (
          <Form action={`/profile/kept/${text.id}/drop`} once={newId()}>
            <Button kind="quiet">{t('people.kept.drop')}</Button>
          </Form>
        )}
      </ButtonRow>
    </section>
  );
}
