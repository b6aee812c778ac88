import type { Role } from '#app/platform/database/index.ts';
import type { ColleagueKey } from './world/colleagues.ts';

/** A colleague of the demo as the database has them: the row, and what they sign in with. */
export interface DemoColleague {
  key: ColleagueKey;
  id: string;
  loginName: string;
  name: string;
  roles: readonly Role[];
  regionId: string | null;
  password: string;
  /** The bytes behind the codes of the colleague's authenticator app. */
  totpSecret: Buffer;
  /** The same as people type it into an app. */
  totpTyped: string;
}

/** Long enough for the installation, and anybody may read it: it opens nothing but invented people. */
export function passwordOf(loginName: string): string {
  return `verzonnen ${loginName} wandelt langs het water`;
}
