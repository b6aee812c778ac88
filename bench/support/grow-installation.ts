import pg from 'pg';
import { invite } from '#app/platform/access/teams/index.ts';
import type { AdministratorConnection } from '#app/platform/migration/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import type { TestWorld } from '../../test/support/small-world.ts';

export interface Growth {
  /** Cases of other regions, beside those that are really sealed; none: only people and the audit log grow. */
  cases: number;
  volunteers: number;
  auditRows: number;
}

type Connection = AdministratorConnection & { database: string };

/**
 * Makes the installation around a region large in seconds: other regions with their cases, a volunteer beside each
 * case, and a long audit log. What nobody in the bench opens is noise of the right size; the names of colleagues are
 * really sealed, since lists of people open them.
 */
export async function growInstallation(connection: Connection, world: TestWorld, growth: Growth): Promise<void> {
  await inviteMany(world, growth.volunteers);
  const client = new pg.Client(connection);
  await client.connect();
  try {
    // Noise refers to nothing: checking a million references would take the time that this saves.
    await client.query("set session_replication_role = 'replica'");
    const { rows } = await client.query<{ certificate: string; granter: string }>(
      'select id as certificate, subject as granter from naast.certificate where subject = $1 limit 1',
      [world.people.joke.id],
    );
    const { certificate, granter } = rows[0] ?? {};
    await client.query(regions, [growth.cases]);
    await client.query(people);
    await client.query(cases, [growth.cases]);
    await client.query(teamGrants, [certificate, granter]);
    await client.query(volunteerGrants, [certificate, granter]);
    for (const rest of restOfCases) await client.query(rest, [granter]);
    await client.query(accessBook, [growth.auditRows]);
    await client.query(
      'update naast.audit_head h set (seq, hash) = (select e.seq, e.hash from naast.audit_entry e order by seq desc limit 1)',
    );
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

async function inviteMany(world: TestWorld, count: number): Promise<void> {
  const { joke } = world.people;
  for (let first = 0; first < count; first += 50)
    await world.as(joke, async (visit) => {
      for (let at = first; at < Math.min(count, first + 50); at += 1) {
        const person = {
          loginName: `vrijwilliger-${newId().slice(0, 13)}`,
          name: `Vrijwilliger ${at}`,
          roles: ['volunteer' as const],
        };
        const invited = await invite(visit, world.installation, { ...person, regionId: joke.regionId });
        if (!invited.ok) throw new Error(invited.reason);
      }
    });
}

/** Nine regions more, as soon as there are cases for them. */
const regions = `
  with old as (update naast.installation set words_before = true),
  made as (
    insert into naast.region (id, name, status, municipalities, postcodes, places)
    select gen_random_uuid(), 'Regio ' || n, 'open', array['Plaats ' || n], array[(9000 + n)::text], 300
    from generate_series(1, case when $1::int > 0 then 9 else 0 end) n
    returning id
  )
  insert into naast.team (id, kind, region_id) select gen_random_uuid(), 'region', id from made`;

/** Whoever was invited just now works there, or in the region that is measured while there is no other. */
const people = `
  with other as (select id, row_number() over (order by id) - 1 as n, count(*) over () as many from naast.region where name like 'Regio %')
  update naast.person p set status = 'active', region_id = coalesce(o.id, p.region_id)
  from (select id, row_number() over (order by login_name) as n from naast.person where status = 'invited') v
  left join other o on o.n = v.n % o.many
  where p.id = v.id`;

const cases = `
  insert into naast.case_file (id, reference, region_id, status, next_due_day, created_day, changed_day)
  select gen_random_uuid(), 'ZZ' || lpad(upper(to_hex(n)), 6, '0'), r.id, case when n % 12 = 0 then 'closed' else 'open' end,
    case when n % 3 = 0 then current_date + (n % 60) end, current_date - (n % 730), current_date - (n % 90)
  from generate_series(1, $1::int) n
  join (select id, row_number() over (order by id) - 1 as place, count(*) over () as many from naast.region where name like 'Regio %') r
    on r.place = n % r.many`;

const noise = (bytes: number) => `decode(repeat(md5(random()::text), ${Math.ceil(bytes / 16)}), 'hex')`;
const other = "naast.case_file f where f.reference like 'ZZ00%'";
const grantColumns = `naast.case_grant (id, case_id, compartment, epoch, holder_kind, holder_id, holder_epoch, from_at, until_at,
  reason, granter, granter_certificate, signature, key_sealed)`;

const teamGrants = `
  insert into ${grantColumns}
  select gen_random_uuid(), f.id, c, 1, 'team', t.id, 1, now() - interval '1 day', null, 'opened', $2, $1, ${noise(64)}, ${noise(80)}
  from naast.case_file f join naast.team t on t.region_id = f.region_id cross join unnest(array['core', 'safety']) c
  where f.reference like 'ZZ00%'`;

/** Also beside the real clients, who have nobody yet: each volunteer of a region helps as many as another. */
const volunteerGrants = `
  insert into ${grantColumns}
  select gen_random_uuid(), f.id, c, 1, 'person', v.id, 1, now() - interval '1 day', now() + interval '90 days', 'volunteer-match',
    $2, $1, ${noise(64)}, ${noise(80)}
  from (select id, region_id, row_number() over (partition by region_id order by id) as n from naast.case_file f
    where status = 'open' and not exists (select 1 from naast.case_grant g where g.case_id = f.id and g.holder_kind = 'person')) f
  join (select id, region_id, row_number() over (partition by region_id order by id) as n, count(*) over (partition by region_id) as many
    from naast.person where login_name like 'vrijwilliger-%') v on v.region_id = f.region_id and v.n - 1 = f.n % v.many
  cross join unnest(array['core', 'safety']) c
  where f.n % 10 <> 0`;

const restOfCases = [
  `insert into naast.case_header (case_id, epoch, sealed) select f.id, 1, ${noise(320)} from ${other} and $1::uuid is not null`,
  `insert into naast.case_record (id, version, case_id, compartment, kind, epoch, sealed, author, written_at)
   select gen_random_uuid(), 1, f.id, case when n = 0 then 'safety' else 'core' end, case when n = 0 then 'contact' else 'note' end,
     1, ${noise(420)}, $1, now() - make_interval(days => (n * 17 + ascii(f.reference) * 3) % 400)
   from naast.case_file f cross join generate_series(0, 4) n where f.reference like 'ZZ00%'`,
  `insert into naast.legal_limit (id, case_id, catalogue_id, law, start_day, term, last_day, driving_day, recomputable, epoch, sealed)
   select gen_random_uuid(), f.id, 'TM08', 'vw', f.next_due_day - 28, 'P4W', f.next_due_day, f.next_due_day, true, 1, ${noise(500)}
   from ${other} and f.next_due_day is not null and $1::uuid is not null`,
  `insert into naast.task (id, case_id, kind, due_day, epoch, sealed)
   select gen_random_uuid(), f.id, case when ascii(right(f.reference, 1)) % 9 = 0 then 'worry' else 'send-papers' end,
     current_date + (ascii(right(f.reference, 1)) % 30), 1, ${noise(200)}
   from ${other} and ascii(right(f.reference, 1)) % 4 = 0 and $1::uuid is not null`,
];

/**
 * Two years of an audit log; the chain does not hold, and nothing in the bench asks whether it does. The places are
 * counted on one side of each join: otherwise the server compares every entry with every case, which takes longer than
 * any bench.
 */
const accessBook = `
  with person as (select id, row_number() over () - 1 as place from naast.person),
  client as (select id, row_number() over () - 1 as place from naast.case_file),
  entry as (
    select n, h.seq + n as seq, h.hash, n % (select count(*) from person) as person, n % (select count(*) from client) as client
    from naast.audit_head h cross join generate_series(1, $1::int) n)
  insert into naast.audit_entry (seq, body, previous, hash, at)
  select e.seq, jsonb_build_object('seq', e.seq, 'action', 'case.opened', 'person', p.id, 'case', f.id,
      'at', to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text,
    e.hash, sha256(convert_to(e.seq::text, 'UTF8')), moment
  from entry e cross join lateral (select now() - make_interval(mins => ($1::int - n)::int) as moment) m
    join person p on p.place = e.person join client f on f.place = e.client`;
