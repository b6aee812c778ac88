import { useShell } from '#app/platform/web/index.ts';

/** More than this is folded on the timeline: on a phone it would fill the screen before the next entry comes. */
const longText = 420;

/** Text as it was typed, its lines kept; it may be in any language. */
export function WrittenText({ label, text }: { label?: string; text: string | null }) {
  if (text === null) return null;
  return (
    <div>
      {label === undefined ? null : <p class="small soft">{label}</p>}
      <Lines text={text} />
    </div>
  );
}

/** The same, with what is long folded after its first words; on paper it all is there. */
export function FoldedText({ label, text }: { label?: string; text: string | null }) {
  const { t } = useShell();
  if (text === null || text.length <= longText) return <WrittenText {...(label ? { label } : {})} text={text} />;
  const cut = text.lastIndexOf(' ', longText);
  const first = text.slice(0, cut > longText / 2 ? cut : longText);
  return (
    <div>
      {label === undefined ? null : <p class="small soft">{label}</p>}
      <Lines text={first} />
      <details>
        <summary>{t('cases.timeline.readOn')}</summary>
        <Lines text={text.slice(first.length)} />
      </details>
    </div>
  );
}

function Lines({ text }: { text: string }) {
  return (
    <>
      {text.split('\n').map((line) => (
        <p dir="auto">{line}</p>
      ))}
    </>
  );
}
