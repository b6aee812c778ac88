import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { readDirectory } from '#app/service/directory/index.ts';
import { listAround } from '../around/index.ts';
import { eachOnce, type KnownReceiver } from './receiver.ts';

/** Whom something may be about: who is around the client, and the directory, which also knows a code. */
export async function knownReceivers(open: OpenCase): Promise<KnownReceiver[]> {
  const around = (await listAround(open)).flatMap(({ around: { name, organisation } }) => [name, organisation]);
  const directory = (await readDirectory(open.visit)).map(({ code, content }) => ({ name: content.name, code }));
  return eachOnce([...directory, ...around.flatMap((name) => (name === null ? [] : { name, code: null }))]);
}
