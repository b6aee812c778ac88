import { dayAndDate } from '#app/platform/language/index.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  Conflict,
  Form,
  type FormState,
  PageHeader,
  useShell,
} from '#app/platform/web/index.ts';
import type { HandAct, OpenLimit } from '../limits/index.ts';
import { limitTitle } from '../limits/index.ts';
import type { LimitFormName } from './limit-act-forms.ts';

interface LimitConflictProps {
  reference: string;
  now: OpenLimit;
  name: LimitFormName;
  act: HandAct;
  /** What was typed, to be sent again with the newest version. */
  values: FormState['values'];
}

/** Somebody changed the limit in between: both choices beside one another, and a way to save one's own. */
export function LimitConflict({ reference, now, name, act, values }: LimitConflictProps) {
  const { t, lang } = useShell();
  const { clear } = now.document;
  const at = `/clients/${reference}/limits/${now.id}`;
  return (
    <>
      <PageHeader title={<bdi>{limitTitle(now.document, lang)}</bdi>} />
      <Conflict
        fields={[
          {
            label: t('procedures.limits.conflict.state'),
            mine: <Mine act={act} />,
            theirs: `${t(`procedures.limits.state.${clear.state}`)}, ${dayAndDate(clear.lastDay, lang)}`,
          },
        ]}
      >
        <Form action={`${at}/${name}`} version={now.version}>
          {Object.entries(values).map(([field, value]) => (
            <input type="hidden" name={field} value={String(value)} />
          ))}
          <ButtonRow>
            <Button>{t('procedures.limits.conflict.mine')}</Button>
            <ButtonLink href={at} kind="quiet">
              {t('procedures.limits.conflict.theirs')}
            </ButtonLink>
          </ButtonRow>
        </Form>
      </Conflict>
    </>
  );
}

function Mine({ act }: { act: HandAct }) {
  const { t, lang } = useShell();
  switch (act.what) {
    case 'proposal':
      return t('procedures.limits.proposal.take');
    case 'day':
      return `${dayAndDate(act.day, lang)}: ${act.reason}`;
    case 'lawyer':
      return `${t('procedures.limits.lawyer.title')}: ${act.lawyer}`;
    case 'reading':
      return `${t('procedures.limits.reading.title')}: ${act.lawyer}. ${act.reason}`;
    case 'start':
      return `${t('procedures.limits.start.title')}: ${dayAndDate(act.start, lang)}. ${act.reason}`;
    case 'pause':
      return `${t('procedures.limits.pause.title')}: ${dayAndDate(act.asked, lang)} – ${dayAndDate(act.completed, lang)}. ${act.reason}`;
    case 'extension':
      return `${t('procedures.limits.extension.title')}: ${act.reason}`;
    default:
      return [t(`procedures.limits.act.${act.what}`), act.reason].filter((part) => part !== null).join(': ');
  }
}
