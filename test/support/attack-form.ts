import { formTo } from './attack-pages.ts';
import type { Fields, Upload } from './attack-visitor.ts';
import type { AttackWorld, Someone } from './attack-world.ts';

/** A form as somebody who may would send it: taken from the page that shows it, and filled in. */
export interface ValidForm {
  who: Someone;
  path: string;
  fields: Fields;
  file?: Upload;
  /**
   * What a visitor's browser sends along on the public side, which knows no sessions: the cookie of an unfinished form.
   */
  cookie?: string;
  /** Names of the fields into which something is typed. */
  typed?: readonly string[];
  /** What shows that it was taken: rows that change, or an answer that is no refusal. */
  takes: 'effect' | 'answer';
}

export type FormMaker = (attack: AttackWorld) => Promise<ValidForm>;

/** The form with this action on a page, filled in further; without the token, which the visitor adds. */
export async function fromPage(
  attack: AttackWorld,
  who: Someone,
  page: string,
  action: string,
  change: Fields = {},
): Promise<ValidForm> {
  const shown = await (await attack.visitor(who)).get(page);
  const { fields, typed } = formTo(shown.body, action);
  const { _csrf: _token, ...kept } = fields;
  // Where the page asks for the password, it is there: a step-up has tests of its own.
  if (kept.password !== undefined && who !== 'nobody') kept.password = [attack.person(who).password];
  return { who, path: action, fields: { ...kept, ...change }, typed, takes: 'effect' };
}
