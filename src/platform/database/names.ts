/**
 * Names of roles and of the database carry the installation's prefix, so that demo, real and tests may share a server
 * (design question 31).
 */
export interface DatabaseNames {
  database: string;
  owner: string;
  walls: string;
  scribe: string;
  staff: string;
  public: string;
  jobs: string;
  auditor: string;
  backup: string;
}

/** The roles that log in, each with a password and a context key of its own. */
export const loginRoles = ['staff', 'public', 'jobs', 'auditor', 'backup'] as const;
export type LoginRole = (typeof loginRoles)[number];

/** Names for a prefix of small letters, digits and underscores; throws on anything else, since names go into DDL. */
export function databaseNames(prefix: string, database = prefix): DatabaseNames {
  for (const name of [prefix, database]) {
    if (!/^[a-z][a-z0-9_]{1,40}$/.test(name)) throw new Error('A prefix holds small letters, digits and underscores.');
  }
  return {
    database,
    owner: `${prefix}_owner`,
    walls: `${prefix}_walls`,
    scribe: `${prefix}_scribe`,
    staff: `${prefix}_staff`,
    public: `${prefix}_public`,
    jobs: `${prefix}_jobs`,
    auditor: `${prefix}_auditor`,
    backup: `${prefix}_backup`,
  };
}
