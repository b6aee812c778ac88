import type { Context } from 'hono';
import { sha256 } from '#app/vault/index.ts';
import { chooseEncoding, type Packed, pack } from './compression.ts';
import aloudScript from './islands/aloud.js?raw';
import exitScript from './islands/exit.js?raw';
import findScript from './islands/find.js?raw';
import formScript from './islands/form.js?raw';
import passkeyScript from './islands/passkey.js?raw';
import photosScript from './islands/photos.js?raw';
import placesScript from './islands/places.js?raw';
import waitScript from './islands/wait.js?raw';
import base from './styles/base.css?raw';
import caseStyles from './styles/case.css?raw';
import controls from './styles/controls.css?raw';
import dossier from './styles/dossier.css?raw';
import due from './styles/due.css?raw';
import find from './styles/find.css?raw';
import fold from './styles/fold.css?raw';
import frame from './styles/frame.css?raw';
import letter from './styles/letter.css?raw';
import icon from './styles/mark.svg?raw';
import pages from './styles/pages.css?raw';
import parts from './styles/parts.css?raw';
import print from './styles/print.css?raw';
import route from './styles/route.css?raw';
import time from './styles/time.css?raw';
import tokens from './styles/tokens.css?raw';

export type ScriptName = 'aloud' | 'exit' | 'find' | 'form' | 'passkey' | 'photos' | 'places' | 'wait';
type AssetName = ScriptName | 'style' | 'work' | 'icon';

interface Asset {
  path: string;
  type: string;
  text: string;
}

/** Few files with neutral names; the hash in the name lets browsers keep them for a year. */
const assets: Readonly<Record<AssetName, Asset>> = {
  style: asset(
    'style',
    'css',
    'text/css',
    tight([tokens, base, frame, controls, parts, pages, fold, time, print].join('\n')),
  ),
  // Only behind the door: a phone on little data does not pay for what the public side never shows.
  work: asset('work', 'css', 'text/css', tight([find, caseStyles, letter, dossier, due, route].join('\n'))),
  aloud: asset('aloud', 'js', 'text/javascript', aloudScript),
  exit: asset('exit', 'js', 'text/javascript', exitScript),
  find: asset('find', 'js', 'text/javascript', findScript),
  form: asset('form', 'js', 'text/javascript', formScript),
  passkey: asset('passkey', 'js', 'text/javascript', passkeyScript),
  photos: asset('photos', 'js', 'text/javascript', photosScript),
  places: asset('places', 'js', 'text/javascript', placesScript),
  wait: asset('wait', 'js', 'text/javascript', waitScript),
  icon: asset('icon', 'svg', 'image/svg+xml', icon),
};

/** The address of a style, script or icon. */
export function assetPath(name: AssetName): string {
  return assets[name].path;
}

/** Size in bytes, unpacked, for the budgets that tests hold us to. */
export function assetSize(name: AssetName): number {
  return Buffer.byteLength(assets[name].text);
}

/** Handler for `GET /assets/:file`; null when there is no such file, so that the caller gives its own "not found". */
export function serveAsset(c: Context, file: string): Response | null {
  const found = Object.values(assets).find((one) => one.path === `/assets/${file}`);
  if (found === undefined) return null;
  const encoding = chooseEncoding(c.req.header('accept-encoding'));
  return c.body(packedAsset(found)[encoding], 200, {
    'Content-Type': `${found.type}; charset=utf-8`,
    'Cache-Control': 'public, max-age=31536000, immutable',
    Vary: 'Accept-Encoding',
    ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
  });
}

const packedAssets = new Map<string, Packed>();

function packedAsset({ path, text }: Asset): Packed {
  const packed = packedAssets.get(path) ?? pack(text);
  packedAssets.set(path, packed);
  return packed;
}

/** Without comments and indentation: they are for us, and a phone on little data pays for them. */
function tight(css: string): string {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '');
  // What stands between quotes stays as it is; elsewhere these marks need no room around them.
  return plain.replace(/"[^"]*"|\s*([{};,])\s*|:\s+|\s+/g, (found, mark?: string) => {
    if (found.startsWith('"')) return found;
    return mark ?? (found.startsWith(':') ? ':' : ' ');
  });
}

function asset(name: string, ending: string, type: string, text: string): Asset {
  const hash = sha256(text).toString('hex').slice(0, 16);
  return { path: `/assets/${name}-${hash}.${ending}`, type, text };
}
