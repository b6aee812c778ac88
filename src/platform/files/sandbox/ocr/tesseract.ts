import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';
import type { Plane } from '../cleaning/plane.ts';

import type { Language } from './reading.ts';

interface Api {
  Init(path: null, languages: string, engine: number): number;
  SetPageSegMode(mode: number): void;
  SetImageFile(exif: number, angle: number): number;
  SetSourceResolution(dpi: number): void;
  Recognize(monitor: null): number;
  GetTSVText(page: number): string;
  Clear(): void;
  End(): void;
}
interface Core {
  TessBaseAPI: new () => Api;
  FS: { writeFile(name: string, bytes: Uint8Array): void; unlink(name: string): void };
}

const NEURAL_ENGINE = 1;
const WHOLE_PAGE = 3;
const require = createRequire(import.meta.url);

/** Tesseract as WebAssembly, called directly: no worker, no cache, nothing fetched. */
export class Tesseract {
  readonly #core: Core;
  readonly #known = new Set<Language>();
  #api: Api | null = null;
  #languages = '';

  private constructor(core: Core) {
    this.#core = core;
  }

  static async load(): Promise<Tesseract> {
    const make = require('tesseract.js-core/tesseract-core-relaxedsimd-lstm.js') as (options: object) => Promise<Core>;
    const wasmBinary = readFileSync(require.resolve('tesseract.js-core/tesseract-core-relaxedsimd-lstm.wasm'));
    const quiet = { print: () => undefined, printErr: () => undefined, TesseractProgress: () => undefined };
    return new Tesseract(await make({ wasmBinary, ...quiet }));
  }

  /** Makes ready to read these languages, the likeliest first. */
  use(languages: readonly Language[]): void {
    const wanted = languages.join('+');
    if (wanted === this.#languages) return;
    for (const language of languages) this.#learn(language);
    this.#api?.End();
    const api = new this.#core.TessBaseAPI();
    if (api.Init(null, wanted, NEURAL_ENGINE) !== 0) throw new Error('The language model cannot be used');
    api.SetPageSegMode(WHOLE_PAGE);
    this.#api = api;
    this.#languages = wanted;
  }

  /** The words of a page as rows of tab-separated values, as Tesseract gives them. */
  read(page: Plane, dpi: number): string {
    const api = this.#api;
    if (!api) throw new Error('No language');
    this.#core.FS.writeFile('/input', greymap(page));
    api.SetImageFile(1, 0);
    api.SetSourceResolution(dpi);
    api.Recognize(null);
    const rows = api.GetTSVText(0);
    api.Clear();
    this.#core.FS.unlink('/input');
    return rows;
  }

  #learn(language: Language): void {
    if (this.#known.has(language)) return;
    const packed = readFileSync(require.resolve(modelOf(language)));
    this.#core.FS.writeFile(`${language}.traineddata`, gunzipSync(packed));
    this.#known.add(language);
  }
}

/** The file with what Tesseract knows of a language. */
export function modelOf(language: Language): string {
  return `@tesseract.js-data/${language}/4.0.0_best_int/${language}.traineddata.gz`;
}

/** A file that holds nothing but a size and grey samples. */
function greymap({ width, height, samples }: Plane): Uint8Array {
  const head = Buffer.from(`P5\n${width} ${height}\n255\n`);
  return Buffer.concat([head, samples]);
}
