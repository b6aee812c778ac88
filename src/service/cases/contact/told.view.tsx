import { useShell } from '#app/platform/web/index.ts';
import type { ContactTold } from './contact-rule.store.ts';

/** On the timeline: the rule was chosen, contact stopped or safe again, a call outside the hours, a message that went. */
export function ContactEntry({ told, name }: { told: ContactTold; name: string }) {
  const { t } = useShell();
  if (told.act === 'outside-hours')
    return (
      <p>
        {t('cases.timeline.contact.outside-hours', { name })} {t(`cases.rule.why.${told.reason}`)}
      </p>
    );
  const sentence = t(`cases.timeline.contact.${told.act}`, { name });
  return <p>{told.act === 'not-safe' ? <strong>{sentence}</strong> : sentence}</p>;
}
