import { parseArgs } from 'node:util';
import { readSettings, type Settings } from '#app/operations/config.ts';
import { examineDatabase, examineMachine } from '#app/operations/doctor/examine.ts';
import { openInstallation } from '#app/operations/processes/installation.ts';
import { keepMachineReport } from '#app/operations/processes/machine-report.ts';
import { visitInstallation } from '#app/operations/processes/visit.ts';
import { type Finding, finding, namedIn, stateOf, worstOf } from '#app/platform/findings/index.ts';
import { type Lang, translator } from '#app/platform/language/index.ts';
import { installationFlags } from './backup.ts';
import type { Command, CommandIo } from './command.ts';

const use =
  'Use: naast doctor [--mail-to ADDRESS | --no-mail] [--time-server NAME | --no-time-server] [--language nl|en] [--json] ' +
  '[--data DIR] [--keys DIR] [--port N] [--demo]';

const timeServer = 'pool.ntp.org';

/** `naast doctor`: how the machine and the installation stand, a line each. 1 when one of them says stop. */
export const doctorCommand: Command = async (args, io) => {
  const asked = readOptions(args);
  if (asked === null) {
    io.err(use);
    return 2;
  }
  const read = readSettings(asked.rest, process.env);
  const findings = read.ok ? await examine(read.settings, asked) : [finding('settings.wrong', { reason: read.reason })];
  if (asked.json) io.out(JSON.stringify({ state: worstOf(findings), findings: findings.map(withState) }));
  else say(findings, asked.language, io);
  return worstOf(findings) === 'stop' ? 1 : 0;
};

async function examine(settings: Settings, asked: Asked): Promise<Finding[]> {
  const there = await openInstallation(settings);
  if (!there.ok) {
    const reasons = there.objections.map(({ check, sentence: reason }) =>
      check === 'no installation'
        ? finding('installation.none', { folder: settings.dataFolder })
        : finding('installation.wrong', { reason }),
    );
    return [...reasons, ...(await examineMachine({ settings, ...asked, mailTo: null }))];
  }
  const mailTo = asked.mailTo === '' ? (settings.mail?.from ?? null) : asked.mailTo;
  const machine = await examineMachine({ settings, ...asked, mailTo });
  const visited = await visitInstallation(settings, (premises) => examineDatabase(settings, premises));
  const database = visited.ok ? visited.value : visited.reasons.map((reason) => finding('database.wrong', { reason }));
  const findings = [...machine, ...database];
  // The leader's page shows it too; a disk that is full is said here all the same.
  await keepMachineReport(settings.keysFolder, findings).catch(() => undefined);
  return findings;
}

function withState(one: Finding) {
  return { state: stateOf(one), ...one };
}

function say(findings: readonly Finding[], language: Lang, io: CommandIo): void {
  const t = translator(language);
  const width = Math.max(...(['good', 'look', 'stop'] as const).map((state) => t(`machine.state.${state}`).length));
  for (const one of findings) {
    const named = namedIn(one, (part) => t(`machine.part.${part}`));
    io.out(`${t(`machine.state.${stateOf(one)}`).padEnd(width)}  ${t(`machine.${one.code}`, named)}`);
  }
  io.out('');
  io.out(t(`machine.summary.${worstOf(findings)}`));
}

interface Asked {
  /** Empty: to our own sender; null: nobody. */
  mailTo: string | null;
  timeServer: string | null;
  language: Lang;
  json: boolean;
  rest: string[];
}

function readOptions(args: string[]): Asked | null {
  const no = { type: 'boolean', default: false } as const;
  const options = {
    'mail-to': { type: 'string' },
    'no-mail': no,
    'time-server': { type: 'string' },
    'no-time-server': no,
    language: { type: 'string' },
    json: no,
    data: { type: 'string' },
    keys: { type: 'string' },
    demo: { type: 'boolean' },
    port: { type: 'string' },
  } as const;
  try {
    const { values } = parseArgs({ args, options, strict: true, allowPositionals: false });
    const language = values.language ?? (/^nl/.test(process.env.LC_ALL ?? process.env.LANG ?? '') ? 'nl' : 'en');
    if (language !== 'nl' && language !== 'en') return null;
    return {
      mailTo: values['no-mail'] ? null : (values['mail-to'] ?? ''),
      timeServer: values['no-time-server'] ? null : (values['time-server'] ?? timeServer),
      language,
      json: values.json,
      rest: [...installationFlags(values), ...(values.port === undefined ? [] : ['--port', values.port])],
    };
  } catch {
    return null;
  }
}
