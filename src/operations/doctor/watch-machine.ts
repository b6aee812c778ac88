import { setTimeout as pause } from 'node:timers/promises';
import { keepMachineReport } from '#app/operations/processes/machine-report.ts';
import type { Premises } from '#app/operations/processes/start-messages.ts';
import { examineDatabase, examineMachine } from './examine.ts';

/** Not while the service is starting, when everybody waits for it. */
const firstLook = 60_000;
const lookEvery = 60 * 60_000;
const mostWaited = 10_000;

/**
 * Looks at the machine every hour, as `naast doctor` does but without a mail, and keeps what was found for the leader's
 * page. It says nothing on the terminal: whoever sits there has the command.
 */
export function watchMachine(premises: Premises, first = firstLook): { stop(): Promise<void> } {
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let isStopping = false;
  const look = async () => {
    await lookOnce(premises).catch(() => undefined);
    if (isStopping) return;
    timer = setTimeout(start, lookEvery);
  };
  const start = () => {
    looking = look();
  };
  timer = setTimeout(start, first);
  return {
    async stop() {
      isStopping = true;
      clearTimeout(timer);
      // One that hangs on something of the machine keeps nobody from stopping.
      await Promise.race([looking, pause(mostWaited, undefined, { ref: false })]);
    },
  };
}

async function lookOnce(premises: Premises): Promise<void> {
  const { settings, publicWalls } = premises;
  const reader = settings.units === null ? {} : { readerWalls: premises.readerWalls ?? null };
  const machine = await examineMachine({ settings, mailTo: null, timeServer: null, ...reader });
  const database = await examineDatabase(settings, premises, publicWalls);
  await keepMachineReport(settings.keysFolder, [...machine, ...database]);
}
