import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { dateAndTime, type Translate } from '#app/platform/language/index.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  Conflict,
  type ConflictField,
  Form,
  type FormState,
  notFound,
  PageHeader,
  show,
  useShell,
} from '#app/platform/web/index.ts';
import { clientTitle } from '#app/service/cases/index.ts';
import { agreedTo } from './consent.ts';
import type { FoundReferral } from './from-path.ts';
import { type ReferralMove, readReferral } from './referrals.store.ts';
import { type OpenReferral, type ReferralAct, type ReferralWish, step, whatStops } from './referrals.ts';
import { changeInWords, referralReasonInWords } from './words.view.tsx';

/** What somebody wanted to do when a colleague was first. */
export type Mine =
  | { kind: 'draft'; wish: ReferralWish; form: FormState }
  | { kind: 'move'; move: ReferralMove; form: FormState }
  | { kind: 'send'; form: FormState };

/**
 * Of two at the same moment one wins; the other sees both, with what was typed, and may go on where that still makes
 * sense.
 */
export async function conflictPage(c: Context, { open, before }: FoundReferral, mine: Mine): Promise<Response> {
  const now = await readReferral(open, before.id);
  if (!now) return notFound(c);
  const [agreed = false] = await agreedTo(open, [now.referral]);
  const title = clientTitle(open.reference, c.get('web').t('referrals.title'));
  const body = (
    <div class="stack">
      <PageHeader title={now.referral.organisation.name} />
      <Both reference={open.reference} now={now} mine={mine} agreed={agreed} />
    </div>
  );
  return show(c, { title, failed: true }, body, 409);
}

interface BothProps {
  reference: string;
  now: OpenReferral;
  mine: Mine;
  agreed: boolean;
}

function Both({ reference, now, mine, agreed }: BothProps) {
  const { t, lang } = useShell();
  const at = `/clients/${reference}/referrals/${now.id}`;
  const last = now.referral.changes.at(-1);
  const again = againOf({ now, agreed }, mine, at);
  return (
    <Conflict
      {...(last ? { by: `${changeInWords(last, t)} ${dateAndTime(last.at, lang)}` } : {})}
      fields={mine.kind === 'draft' ? differing(now, mine.wish, t) : [stateField(now, mine, t)]}
    >
      {again === null ? <p>{t('referrals.conflict.over')}</p> : null}
      <Form action={again?.action ?? at} version={now.version}>
        {Object.entries(again?.values ?? {}).map(([name, value]) =>
          [value].flat().map((one) => <input type="hidden" name={name} value={one} />),
        )}
        <ButtonRow>
          {again === null ? null : <Button>{t('referrals.conflict.mine')}</Button>}
          <ButtonLink href={at} kind="quiet">
            {t('referrals.conflict.theirs')}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Conflict>
  );
}

/** The same once more over what is there now; null when it is over. What is sent must be looked at anew. */
function againOf(
  { now, agreed }: Pick<BothProps, 'now' | 'agreed'>,
  mine: Mine,
  at: string,
): { action: string; values: FormState['values'] } | null {
  if (mine.kind === 'draft') return now.state === 'draft' ? { action: at, values: mine.form.values } : null;
  if (mine.kind === 'send' || step(now.state, mine.move.act) === null) return null;
  if (whatStops(mine.move.act, { state: now.state, agreed }) !== null) return null;
  const action = mine.move.act === 'take-back' ? 'taking-back' : 'answer';
  return { action: `${at}/${action}`, values: mine.form.values };
}

function stateField(now: OpenReferral, mine: Exclude<Mine, { kind: 'draft' }>, t: Translate): ConflictField {
  const act: ReferralAct = mine.kind === 'send' ? 'send' : mine.move.act;
  const said =
    mine.kind === 'send' ? [] : [mine.move.reason && referralReasonInWords(mine.move.reason, t), mine.move.text];
  return {
    label: t('referrals.state'),
    mine: [t(`referrals.act.${act}`), ...said].filter(Boolean).join(': '),
    theirs: t(`referrals.state.${now.state}`),
  };
}

function differing({ referral }: OpenReferral, wish: ReferralWish, t: Translate): ConflictField[] {
  const words = (one: ReferralWish): [string, string][] => [
    [t('referrals.field.organisation'), one.organisation.name],
    [t('referrals.field.need'), t(`directory.need.${one.need}`)],
    [t('referrals.field.question'), one.question],
    [t('referrals.field.parts'), one.parts.map((part) => t(`referrals.part.${part}`)).join(', ') || '–'],
  ];
  const theirs = words(referral);
  return words(wish).flatMap(([label, mine], place) => {
    const there = theirs[place]?.[1] ?? '';
    return there === mine ? [] : [{ label, mine, theirs: there as Child }];
  });
}
