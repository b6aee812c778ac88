/**
 * What binds a bundle: a process of its own behind the same walls as the sandbox, so that a hundred pages hold nobody
 * up. It takes one job on standard input and answers on standard output; it never sees a hostile file.
 */
import { bindBundle } from './bundle/bind.ts';
import { unpackJob } from './bundle/job.ts';
import { disarm } from './wall/disarm.ts';
import { FRAME, frame } from './wall/protocol.ts';
import { readRequest } from './wall/request.ts';

async function main(): Promise<void> {
  disarm();
  process.stdout.write(frame(FRAME.ready));
  const message = await readRequest();
  if (!message) return;
  const { job, parts } = unpackJob(message);
  const [plain, bold, ...pngs] = parts;
  if (!plain || !bold) return;
  const { pdf, pages, exhibits } = await bindBundle(job, { plain, bold }, pngs);
  process.stdout.write(frame(FRAME.bundle, Buffer.from(JSON.stringify({ pages, exhibits }))));
  process.stdout.write(frame(FRAME.page, pdf));
  process.stdout.write(frame(FRAME.done));
}

await main();
