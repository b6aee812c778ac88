import { checkServerIdentity, connect, type PeerCertificate, type TLSSocket } from 'node:tls';
import type { Settings } from '#app/operations/config.ts';
import { type Finding, finding } from '#app/platform/findings/index.ts';
import { hostsOf, isForOthers } from './names.ts';

/** Who renews by machine does so a month before; two weeks before the end somebody has to look. */
const soon = 14;
const day = 86_400_000;
const patience = 8_000;

interface Asking {
  host: string;
  port: number;
  /** Where to connect to instead of the address of the name. */
  address?: string;
  now?: Date;
  /** Who signed the certificate, where that is nobody that the machine knows. */
  authority?: string;
}

/** The certificates that visitors of both names meet. */
export async function lookAtCertificates(settings: Settings): Promise<Finding[]> {
  if (!isForOthers(settings)) return [];
  return Promise.all(hostsOf(settings).map((host) => lookAtCertificate({ host, port: 443 })));
}

/** What a visitor of this name meets. A machine that cannot reach itself by its name from inside asks itself. */
export async function lookAtCertificate(asking: Asking): Promise<Finding> {
  const { host, address } = asking;
  for (const place of address === undefined ? [host, '::1', '127.0.0.1'] : [address]) {
    const met = await meet({ ...asking, address: place });
    if (met !== null) return judge(asking, met);
  }
  return finding('tls.away', { host });
}

interface Met {
  certificate: PeerCertificate;
  /** Nobody whom this machine knows vouches for it. */
  untrusted: boolean;
}

function judge({ host, now = new Date() }: Asking, { certificate, untrusted }: Met): Finding {
  const [from, until] = [new Date(certificate.valid_from), new Date(certificate.valid_to)];
  if (until <= now) return finding('tls.ended', { host, day: dayOf(until) });
  if (from > now) return finding('tls.not-yet', { host, day: dayOf(from) });
  if (checkServerIdentity(host, certificate) !== undefined) return finding('tls.other-name', { host });
  if (untrusted) return finding('tls.untrusted', { host });
  const days = Math.floor((until.getTime() - now.getTime()) / day);
  return finding(days < soon ? 'tls.soon' : 'tls.good', { host, days });
}

/** Null when nobody answers there in TLS. */
function meet({ host, port, address = host, authority }: Asking): Promise<Met | null> {
  return new Promise((done) => {
    // Looked at by ourselves, so that a certificate that ended is told from a name that is wrong.
    const line: TLSSocket = connect({
      ...{ host: address, port, servername: host, rejectUnauthorized: false },
      ...(authority === undefined ? {} : { ca: authority }),
    });
    const finish = (met: Met | null) => {
      clearTimeout(clock);
      line.destroy();
      done(met);
    };
    const clock = setTimeout(() => finish(null), patience);
    line.once('secureConnect', () => {
      const certificate = line.getPeerCertificate();
      finish({ certificate, untrusted: line.authorizationError !== null && !isNameOrTime(line) });
    });
    line.once('error', () => finish(null));
  });
}

/** Those are judged apart, by our own moment. */
function isNameOrTime({ authorizationError }: TLSSocket): boolean {
  const code = String((authorizationError as { code?: string } | null)?.code ?? authorizationError);
  return ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'ERR_TLS_CERT_ALTNAME_INVALID'].includes(code);
}

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
