import { dayAndDate } from '#app/platform/language/index.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  Conflict,
  type ConflictField,
  Form,
  PageHeader,
  useShell,
} from '#app/platform/web/index.ts';
import { type LetterPlace, limitName } from '#app/service/procedures/index.ts';
import type { LimitChoice } from './letter-confirm.ts';
import { FactsAsFields } from './letter-confirm-at-once.view.tsx';
import { choiceField, dayField, reasonField } from './letter-confirm-form.ts';
import { type LetterFacts, type LimitProposal, proposalsOf } from './letter-proposals.ts';
import { kindInWords } from './letter-words.ts';
import type { KeptLetter } from './letters.store.ts';

/** What somebody decided about a letter that another has decided about meanwhile. */
export type MyDecision =
  | { facts: LetterFacts; choices: readonly LimitChoice[]; place: LetterPlace | null }
  | { reason: string };

interface LetterConflictProps {
  at: string;
  /** The letter as it stands now. */
  now: KeptLetter;
  mine: MyDecision;
  once: string;
}

/** Somebody decided about this letter in between: both decisions beside one another, nothing thrown away. */
export function LetterConflict({ at, now, mine, once }: LetterConflictProps) {
  const { t } = useShell();
  const isConfirmed = now.state === 'confirmed';
  return (
    <>
      <PageHeader title={t('letters.confirm.title')} />
      <Conflict fields={useFields(now, mine)}>
        {isConfirmed ? <p>{t('letters.conflict.change')}</p> : <MineAgain at={at} now={now} mine={mine} once={once} />}
        <ButtonRow>
          <ButtonLink href={at} kind="quiet">
            {t('letters.conflict.theirs')}
          </ButtonLink>
        </ButtonRow>
      </Conflict>
    </>
  );
}

function useFields(now: KeptLetter, mine: MyDecision): ConflictField[] {
  const { t, lang } = useShell();
  const { confirmation, setAside, reading } = now.document;
  const aside = now.state === 'set-aside' ? `${t('letters.page.setAside')}: ${setAside?.reason ?? ''}` : null;
  if ('reason' in mine) {
    const theirs = confirmation === null ? (aside ?? '') : kindInWords(confirmation.kind, lang);
    return [{ label: t('letters.page.setAside'), mine: mine.reason, theirs }];
  }
  const chosen = proposalsOf(reading, mine.facts).map((proposal) => {
    const choice = mine.choices.find(({ key }) => key === proposal.key);
    return dayInWords(proposal, mine.facts.kind, choice?.choice === 'leave' ? null : (choice?.day ?? null));
  });
  function dayInWords({ what, days }: LimitProposal, kind: string, day: string | null): string {
    const shown = day ?? days?.drivingDay ?? null;
    return `${limitName(what, kind, lang)}: ${shown === null ? t('letters.conflict.none') : dayAndDate(shown, lang)}`;
  }
  const kept = (confirmation?.limits ?? []).map(({ what, chosen: day }) => {
    const shown = day === null ? t('letters.conflict.none') : dayAndDate(day, lang);
    return `${limitName(what, confirmation?.kind ?? null, lang)}: ${shown}`;
  });
  return [
    {
      label: t('letters.conflict.kind'),
      mine: kindInWords(mine.facts.kind, lang),
      theirs: confirmation === null ? (aside ?? '') : kindInWords(confirmation.kind, lang),
    },
    {
      label: t('letters.conflict.limits'),
      mine: chosen.join('\n') || t('letters.conflict.none'),
      theirs: kept.join('\n') || t('letters.conflict.none'),
    },
  ];
}

/** What was sent, to be sent again for the letter as it stands now. */
function MineAgain({ at, now, mine, once }: LetterConflictProps) {
  const { t } = useShell();
  const save = (
    <ButtonRow>
      <Button>{t('letters.conflict.mine')}</Button>
    </ButtonRow>
  );
  if ('reason' in mine) {
    return (
      <Form action={`${at}/set-aside`} version={now.version}>
        <input type="hidden" name="asideReason" value={mine.reason} />
        {save}
      </Form>
    );
  }
  return (
    <Form action={`${at}/confirm`} version={now.version} once={once}>
      <FactsAsFields facts={mine.facts} place={mine.place} />
      {mine.choices.map(({ key, choice, day, reason }) => (
        <>
          <input type="hidden" name={choiceField(key)} value={choice} />
          <input type="hidden" name={dayField(key)} value={day ?? ''} />
          <input type="hidden" name={reasonField(key)} value={reason ?? ''} />
        </>
      ))}
      {save}
    </Form>
  );
}
