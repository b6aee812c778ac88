import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asDemo, readSettings, type Settings } from './config.ts';

function settings(args: string[], environment: NodeJS.ProcessEnv = {}): Settings {
  const read = readSettings(args, environment);
  if (!read.ok) {
    throw new Error(read.reason);
  }
  return read.settings;
}

function refusal(args: string[], environment: NodeJS.ProcessEnv = {}): string {
  const read = readSettings(args, environment);
  return read.ok ? '' : read.reason;
}

const server = { NAAST_PUBLIC_URL: 'https://help.example.org', NAAST_STAFF_URL: 'https://team.example.org' };

describe('the settings', () => {
  it('put the public side on 127.0.0.1:3000 and the staff side on localhost:3001, where cookies keep apart', () => {
    const { public: publicSide, staff } = settings([]);
    expect(publicSide).toEqual({ origin: 'http://127.0.0.1:3000', port: 3000, addresses: ['127.0.0.1'] });
    expect(staff).toEqual({ origin: 'http://localhost:3001', port: 3001, addresses: ['127.0.0.1', '::1'] });
  });

  it('move both sides with one port, and a second staff process to exactly that port', () => {
    expect(settings(['--port', '4000']).staff.origin).toBe('http://localhost:4001');
    expect(settings(['--only', 'staff', '--port', '4002']).staff.origin).toBe('http://localhost:4002');
  });

  it('keep the keys apart from the data, also for a folder of one’s own and for the demo', () => {
    expect(settings([])).toMatchObject({ dataFolder: resolve('data'), keysFolder: resolve('keys') });
    expect(settings(['--data', '/srv/naast/'])).toMatchObject({
      dataFolder: '/srv/naast',
      keysFolder: '/srv/naast-keys',
    });
    expect(settings(['--data', '/srv/a', '--keys', '/srv/b']).keysFolder).toBe('/srv/b');
    const demo = { demo: true, dataFolder: resolve('data-demo'), keysFolder: resolve('keys-demo') };
    expect(settings(['--demo'])).toMatchObject(demo);
    expect(asDemo(settings(['--data', '/srv/a', '--port', '4000']))).toMatchObject({
      ...demo,
      staff: { port: 4001 },
    });
  });

  it('T109 send no mail from a made-up world, though the mail server of the real one is set', () => {
    const mail = { NAAST_SMTP_URL: 'smtps://mail.example.org', NAAST_MAIL_FROM: 'post@example.org' };
    expect(settings([], mail).mail).toEqual({ server: 'smtps://mail.example.org', from: 'post@example.org' });
    expect(settings(['--demo'], mail).mail).toBeNull();
    expect(asDemo(settings([], mail)).mail).toBeNull();
  });

  it('T80 count no connections of the proxies: those named, else the one on the same machine that a server has', () => {
    expect(settings([]).proxies).toEqual([]);
    expect(settings([], server).proxies).toEqual(['127.0.0.1', '::1']);
    expect(settings([], { ...server, NAAST_PROXIES: '192.0.2.7, 2001:db8::7' }).proxies).toEqual([
      '192.0.2.7',
      '2001:db8::7',
    ]);
  });

  it('T73 name a virus scanner only by the whole path of its socket', () => {
    expect(settings([]).scannerSocket).toBeNull();
    expect(settings([], { NAAST_CLAMD: '/run/clamav/clamd.ctl' }).scannerSocket).toBe('/run/clamav/clamd.ctl');
    expect(refusal([], { NAAST_CLAMD: '127.0.0.1:3310' })).toContain('NAAST_CLAMD');
  });

  it('let a flag win over the environment', () => {
    expect(settings(['--port', '4000'], { NAAST_PORT: '5000' }).public.port).toBe(4000);
    expect(settings([], { NAAST_PORT: '5000', NAAST_NAME: 'Naast Utrecht' })).toMatchObject({
      public: { port: 5000 },
      serviceName: 'Naast Utrecht',
    });
  });

  it.each([
    [['--port', '70000'], {}, 'NAAST_PORT'],
    [['--port', 'many'], {}, 'NAAST_PORT'],
    [['--only', 'both'], {}, 'NAAST_ONLY'],
    [['--colour'], {}, 'Use:'],
    [['stray'], {}, 'Use:'],
    [[], { NAAST_PROT: '3000' }, 'NAAST_PROT is not a setting'],
    [[], { NAAST_LISTEN: 'everywhere' }, 'NAAST_LISTEN'],
    [[], { NAAST_PROXIES: 'the one next door' }, 'NAAST_PROXIES'],
    [[], { NAAST_SMTP_URL: 'smtp://mail.example.org' }, 'NAAST_MAIL_FROM'],
    [[], { NAAST_SMTP_URL: 'smtp://me:secret@mail.example.org', NAAST_MAIL_FROM: 'a@example.org' }, 'keys folder'],
    [[], { NAAST_PUBLIC_URL: 'http://help.example.org', NAAST_STAFF_URL: 'https://a.example.org' }, 'NAAST_PUBLIC_URL'],
  ])('refuse %j %j with a sentence', (args, environment, sentence) => {
    expect(refusal(args, environment)).toContain(sentence);
  });

  it('demand two different host names as soon as others can reach the service', () => {
    expect(refusal([], { NAAST_LISTEN: '0.0.0.0' })).toContain('each need an address');
    expect(refusal([], { NAAST_PUBLIC_URL: 'https://help.example.org' })).toContain('each need an address');
    const sameHost = { ...server, NAAST_STAFF_URL: 'https://help.example.org:8443' };
    expect(refusal([], sameHost)).toContain('two different host names');
    expect(settings([], { ...server, NAAST_LISTEN: '10.0.0.5' }).staff).toEqual({
      origin: 'https://team.example.org',
      port: 3001,
      addresses: ['10.0.0.5'],
    });
  });

  it('never let the made-up world, with its one-click sign-in, be reached from outside', () => {
    expect(refusal(['--demo'], server)).toContain('only runs on this machine');
    expect(refusal(['--demo'], { NAAST_LISTEN: '0.0.0.0' })).toContain('only runs on this machine');
  });
});
