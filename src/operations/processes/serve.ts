import './guard.ts';
import { asDemo, type Settings } from '#app/operations/config.ts';
import { serveBeside, type Voice } from './one-side.ts';
import { type LookAfter, type OpenInstallation, openService } from './open-installation.ts';

/** A database that is lost this often in a row is not simply restarted again. */
const patienceWithDatabase = 5;
const wellAfter = 60_000;

/** Runs the service until a signal ends it. Returns the exit code (design question 29). */
export async function serve(settings: Settings, voice: Voice, lookAfter: LookAfter): Promise<0 | 1> {
  const stopSignal = untilSignal();
  return settings.only === null
    ? serveWhole(settings, voice, lookAfter, stopSignal)
    : serveBeside(settings, voice, stopSignal);
}

async function serveWhole(
  asked: Settings,
  voice: Voice,
  lookAfter: LookAfter,
  stopSignal: Promise<'stop'>,
): Promise<0 | 1> {
  const { out, err } = voice;
  let settings = asked;
  for (let lost = 0; lost < patienceWithDatabase; ) {
    const opened = await openService(settings, voice, lookAfter);
    if (!opened.ok) {
      opened.reasons.forEach(err);
      return 1;
    }
    announce(settings, opened.installation, out);
    const born = Date.now();
    const why = await Promise.race([stopSignal, opened.installation.ended]);
    await opened.installation.close();
    if (why === 'stop') {
      return 0;
    }
    if (why === 'look-around') {
      settings = asDemo(settings);
    } else {
      err('The database ended unexpectedly and is started again.');
      lost = Date.now() - born > wellAfter ? 1 : lost + 1;
    }
  }
  err('The database keeps ending; see postgres.log in the data folder.');
  return 1;
}

function announce(
  { demo, serviceName, units, ...settings }: Settings,
  { setUpToken }: OpenInstallation,
  out: (line: string) => void,
): void {
  out('');
  out(demo ? `${serviceName} runs with made-up people.` : `${serviceName} runs.`);
  out(`  For whoever seeks help   ${settings.public.origin}`);
  out(`  For the team             ${settings.staff.origin}`);
  if (setUpToken !== null) {
    out(`  Set-up token             ${setUpToken}`);
    out('Open the team’s page to set up, or to look around first. The token is valid until the next start.');
  }
  if (units === null) out('Stop with Ctrl-C.');
}

/** The first signal decides; more of them (a terminal sends one to everybody) change nothing. */
function untilSignal(): Promise<'stop'> {
  return new Promise((done) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(name, () => done('stop'));
    }
  });
}
