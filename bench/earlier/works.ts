import { randomUUID } from 'node:crypto';
import type { StaffProcesses } from '../support/staff-processes.ts';

/** What is measured, by the words of whoever asks for it. */
export type Work = 'list' | 'due' | 'case' | 'report' | 'first-page';

/** Does it once; the number says how often before, so that each client has a turn. */
type Does = (turn: number) => Promise<boolean>;

/** How many ask at once, so that the processes are never without work. */
const atOnce = 8;

/** What a coordinator does, whose session this is; true where it was done. */
export async function worksOf(
  processes: Pick<StaffProcesses, 'get' | 'post'>,
  cookie: string,
): Promise<Record<Work, Does>> {
  const list = await processes.get('/clients', cookie);
  const clients = [...new Set(list.text.match(/\/clients\/[0-9A-Z]{8}/g) ?? [])];
  if (clients.length < 50) throw new Error(`The list answered ${list.status} with ${clients.length} clients.`);
  const client = (turn: number) => clients[turn % clients.length] ?? '';
  const get = (path: string) => processes.get(path, cookie).then(({ status }) => status === 200);
  return {
    list: () => get('/clients'),
    due: () => get('/limits'),
    case: (turn) => get(client(turn)),
    'first-page': () => get('/'),
    report: (turn) =>
      processes.post(`${client(turn)}/notes`, cookie, report(turn)).then(({ status }) => status === 303),
  };
}

const report = (turn: number) => ({
  _key: randomUUID(),
  happenedOn: new Date().toISOString().slice(0, 10).split('-').reverse().join('-'),
  way: 'visit',
  reached: 'yes',
  topics: 'letters',
  said: `Samen de brieven van deze week gelezen. Afgesproken om volgende week te bellen. Bezoek ${turn}.`,
});

let turn = 0;

/** Does it so often, eight at once. */
export async function doOften(does: Does, times: number): Promise<void> {
  let left = times;
  const doing = async () => {
    while (left > 0) {
      left -= 1;
      turn += 1;
      if (!(await does(turn))) throw new Error('A request was refused.');
    }
  };
  await Promise.all(Array.from({ length: atOnce }, doing));
}
