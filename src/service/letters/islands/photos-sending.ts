/** What the server answers to pages that were sent: where to go on, or what is wrong with them. */
export interface SentAnswer {
  location?: string;
  errors?: string[];
}

/** How often in a row nobody may know how far the reading is, before it is asked no more. */
const mostUnknown = 10;
const pause = 1000;

/** Says which page is being read, from time to time, for as long as this is being sent. */
export async function followReading(isBeingSent: () => boolean, say: (sentence: string) => void): Promise<void> {
  let unknown = 0;
  while (unknown < mostUnknown) {
    await new Promise((done) => setTimeout(done, pause));
    if (!isBeingSent()) return;
    const said = await readingNow();
    if (!isBeingSent()) return;
    if (said) say(said);
    unknown = said ? 0 : unknown + 1;
  }
}

async function readingNow(): Promise<string | undefined> {
  try {
    const answer = await fetch('/letters/underway', { cache: 'no-store', headers: { Accept: 'application/json' } });
    return answer.ok ? answerIn<{ said?: string }>(await answer.text()).said : undefined;
  } catch {
    return undefined;
  }
}

/** The key of a fresh form, which makes what is sent next another letter; none when the page cannot be had. */
export async function freshKey(page: string): Promise<string | undefined> {
  try {
    const text = await (await fetch(page)).text();
    return /name="_key" value="([^"]+)"/.exec(text)?.[1];
  } catch {
    return undefined;
  }
}

/** An answer as it was sent; an empty one when it is no JSON. */
export function answerIn<Answer extends object = SentAnswer>(text: string): Partial<Answer> {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
