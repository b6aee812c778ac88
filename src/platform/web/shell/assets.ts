import type { Context } from 'hono';
import { sha256 } from '#app/platform/vault/index.ts';
import aloudScript from '../islands/aloud.ts?script';
import exitScript from '../islands/exit.ts?script';
import findScript from '../islands/find.ts?script';
import formScript from '../islands/form.ts?script';
import passkeyScript from '../islands/passkey.ts?script';
import waitScript from '../islands/wait.ts?script';
import base from '../styles/base.css?raw';
import controls from '../styles/controls.css?raw';
import find from '../styles/find.css?raw';
import fold from '../styles/fold.css?raw';
import frame from '../styles/frame.css?raw';
import lists from '../styles/lists.css?raw';
import icon from '../styles/mark.svg?raw';
import pages from '../styles/pages.css?raw';
import parts from '../styles/parts.css?raw';
import print from '../styles/print.css?raw';
import time from '../styles/time.css?raw';
import tokens from '../styles/tokens.css?raw';
import { accentFile, accentSheet } from './accent.ts';
import { chooseEncoding, type PackedText, pack } from './compression.ts';

/** The scripts of the shell itself; those of a module are its own (`browserScript`). */
export type ShellScript = 'aloud' | 'exit' | 'find' | 'form' | 'passkey' | 'wait';
type AssetName = ShellScript | 'style' | 'icon';

/** A style sheet, script or icon, with the address under which browsers keep it. */
export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly text: string;
}

/** What modules add to the shell, put together in the composition root: served, and linked where it is needed. */
export interface ModuleAssets {
  /** One style sheet for every page behind sign-in. */
  readonly work: Asset;
  readonly scripts: readonly Asset[];
}

/** Few files with neutral names; the hash in the name lets browsers keep them for a year. */
const assets: Readonly<Record<AssetName, Asset>> = {
  style: asset(
    'style',
    'css',
    'text/css',
    tight([tokens, base, frame, controls, parts, pages, fold, time, print].join('\n')),
  ),
  aloud: asset('aloud', 'js', 'text/javascript', aloudScript),
  exit: asset('exit', 'js', 'text/javascript', exitScript),
  find: asset('find', 'js', 'text/javascript', findScript),
  form: asset('form', 'js', 'text/javascript', formScript),
  passkey: asset('passkey', 'js', 'text/javascript', passkeyScript),
  wait: asset('wait', 'js', 'text/javascript', waitScript),
  icon: asset('icon', 'svg', 'image/svg+xml', icon),
};

/** The address of a style, script or icon of the shell. */
export function assetPath(name: AssetName): string {
  return assets[name].path;
}

/** Size in bytes, unpacked, for the budgets that tests hold us to. */
export function assetSize(asset: AssetName | Asset): number {
  return Buffer.byteLength(typeof asset === 'string' ? assets[asset].text : asset.text);
}

/** A script of a module for the browser: its pages name it, and the composition root hands it to the shell. */
export function browserScript(name: string, text: string): Asset {
  return asset(name, 'js', 'text/javascript', text);
}

/** The styles of modules, in this order, and their scripts. */
export function moduleAssets(styles: readonly string[], scripts: readonly Asset[]): ModuleAssets {
  // Only behind sign-in: a phone on little data does not pay for what the public side never shows.
  return { work: asset('work', 'css', 'text/css', tight([find, lists, ...styles].join('\n'))), scripts };
}

export const noModules: ModuleAssets = moduleAssets([], []);

/** Handler for `GET /assets/:file`; null when there is no such file, so that the caller gives its own "not found". */
export function serveAsset(c: Context, file: string): Response | null {
  const { work, scripts } = c.get('web')?.modules ?? noModules;
  const own = [...Object.values(assets), work, ...scripts, ...accentOf(c)];
  const found = own.find((one) => one.path === `/assets/${file}`);
  if (found === undefined) return null;
  const encoding = chooseEncoding(c.req.header('accept-encoding'));
  return c.body(packedAsset(found)[encoding], 200, {
    'Content-Type': `${found.type}; charset=utf-8`,
    'Cache-Control': 'public, max-age=31536000, immutable',
    Vary: 'Accept-Encoding',
    ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
  });
}

/** The colours that a leader signed, under a name that differs for each: what nobody signed is not there. */
function accentOf(c: Context): Asset[] {
  const accent = c.get('web')?.accent ?? null;
  return accent === null
    ? []
    : [{ path: `/assets/${accentFile(accent)}`, type: 'text/css', text: accentSheet(accent) }];
}

const packedAssets = new Map<string, PackedText>();

function packedAsset({ path, text }: Asset): PackedText {
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
