import { sql } from 'kysely';
import { priced } from './support/price.ts';

/** What the list of 50 clients costs a processor: the same fifty rows with their grants, headers and heads. */
export default priced({
  name: 'what a list of 50 clients costs, region of 2,000 cases',
  work: 'list',
  bar: 12,
  bytes: ({ world: { people, teams } }) => sql`select g.key_sealed, h.sealed, h.head from naast.case_file f
    join naast.case_grant g on g.case_id = f.id and g.compartment = 'core' and g.ended_at is null
      and g.holder_id = any(${[people.joke.id, teams.utrecht]}::uuid[])
    join naast.case_header h on h.case_id = f.id where f.status = 'open'
    order by f.next_due_day nulls last, f.reference limit 50`,
});
