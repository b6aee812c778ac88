import { refusal } from '#app/operations/demo/letters/letter-texts.ts';
import type { Sandbox, SandboxPage } from '#app/platform/files/index.ts';
import { pagesOfText } from '#app/service/letter-reader/index.ts';

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** The words of a refusal by the authority, with more lines (canaries, or markup) among them. */
function refusalText(lines: readonly string[] = []): string {
  const to = { name: 'Mevrouw A. Proef', street: 'Proefweg 1', town: '3500 XA Utrecht', vNumber: '910 551 0042' };
  const letter = refusal(to, Temporal.Now.plainDateISO('Europe/Amsterdam').subtract({ days: 5 }));
  const refs = letter.refs.map(([label, value]) => `${label.padEnd(24)}${value}`);
  const subject = `Onderwerp               ${letter.subject}`;
  return [
    ...letter.head,
    '',
    ...letter.to,
    '',
    ...refs,
    subject,
    '',
    ...letter.text,
    ...lines,
    '',
    ...letter.sign,
  ].join('\n');
}

/**
 * Pages as the sandbox gives them, for tests that are not about the box: what a file holds after `%PDF-` is its text.
 */
export function quietSandbox(): Sandbox {
  return {
    async open(bytes) {
      const text = Buffer.from(bytes).toString('utf8');
      if (!text.startsWith('%PDF-')) return { ok: false, reason: 'not-a-letter-file' };
      const pages = pagesOfText(text.slice('%PDF-'.length)).map(
        (page, index): SandboxPage => ({
          ...page,
          number: index + 1,
          png: picture,
          readBy: 'layer',
          notes: [],
          certainty: null,
          lines: page.lines.map(({ text, box: [x, y, width, height] }) => ({ text, box: [x, y, width, height] })),
        }),
      );
      return { ok: true, pages };
    },
    // The words of the bundle, as they would be in it.
    bind: async (job) => ({
      ok: true,
      pdf: Buffer.from(`%PDF-${JSON.stringify(job)}`),
      pages: 4,
      exhibits: job.exhibits.map(() => 'ab'.repeat(32)),
    }),
    walls: async () => 'permission model',
    close: async () => undefined,
  };
}

/** A file that the quiet box opens. */
export function quietPdf(lines: readonly string[] = []): Buffer {
  return Buffer.from(`%PDF-${refusalText(lines)}`);
}
