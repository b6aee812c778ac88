import type { Readable } from 'node:stream';
import busboy from 'busboy';
import { typeOfContent } from './content-type.ts';
import { displayName } from './file-name.ts';
import type { UploadedFile, UploadLimits, UploadRefusal } from './upload-limits.ts';

const LONGEST_NAME = 100;
const PART_HEADERS = 20;

/** A multipart form as it comes in. Every limit is ours, one above it is refused; busboy's own would only shorten. */
export class UploadForm {
  readonly fields = new Map<string, string>();
  readonly files: UploadedFile[] = [];
  readonly #limits: UploadLimits;
  readonly #parser: busboy.Busboy;
  readonly #closed = Promise.withResolvers<void>();
  #refusal: UploadRefusal | null = null;

  /** Null when the content type is not that of a form with files. */
  static for(contentType: string | null, limits: UploadLimits): UploadForm | null {
    if (!contentType || !/^multipart\/form-data\s*;/i.test(contentType)) return null;
    try {
      return new UploadForm(contentType, limits);
    } catch {
      return null; // no boundary
    }
  }

  private constructor(contentType: string, limits: UploadLimits) {
    this.#limits = limits;
    this.#parser = busboy({
      headers: { 'content-type': contentType },
      defParamCharset: 'utf8',
      limits: {
        files: limits.files + 1,
        fields: limits.fields + 1,
        parts: limits.files + limits.fields + 2,
        fileSize: limits.fileBytes + 1,
        fieldSize: limits.fieldBytes + 1,
        headerPairs: PART_HEADERS,
      },
    });
    this.#parser.on('field', (name, value) => this.#takeField(name, value));
    this.#parser.on('file', (name, stream, info) => this.#takeFile(name, stream, info.filename));
    this.#parser.on('partsLimit', () => this.#refuse('too-many'));
    this.#parser.on('error', (error) => this.#refuse(isUnfinished(error) ? 'cut-off' : 'broken'));
    this.#parser.on('close', () => this.#closed.resolve());
  }

  /** Takes bytes of the body, waiting while the parser is busy; gives the first refusal. */
  async write(part: Uint8Array): Promise<UploadRefusal | null> {
    if (!this.#parser.write(part) && !this.#refusal) {
      const drained = Promise.withResolvers<void>();
      this.#parser.once('drain', drained.resolve);
      await Promise.race([drained.promise, this.#closed.promise]);
    }
    return this.#refusal;
  }

  /** Call when the body is complete. */
  async finish(): Promise<UploadRefusal | null> {
    this.#parser.end();
    await this.#closed.promise;
    return this.#refusal;
  }

  /** Lets go of what was read. */
  abandon(): void {
    this.files.length = 0;
    this.fields.clear();
    this.#parser.destroy();
  }

  #refuse(reason: UploadRefusal): void {
    this.#refusal ??= reason;
    this.#closed.resolve();
  }

  #takeField(name: string, value: string): void {
    const refusal = this.#whyNotField(name, value);
    if (refusal) this.#refuse(refusal);
    else this.fields.set(name, value);
  }

  #whyNotField(name: string, value: string): UploadRefusal | null {
    if (this.fields.size >= this.#limits.fields) return 'too-many';
    if (Buffer.byteLength(value) > this.#limits.fieldBytes) return 'too-large';
    // Twice the same name: one of the two would be lost without a word.
    return name === '' || name.length > LONGEST_NAME || this.fields.has(name) ? 'broken' : null;
  }

  #takeFile(field: string, stream: Readable, filename = ''): void {
    const parts: Buffer[] = [];
    let size = 0;
    stream.on('data', (part: Buffer) => {
      size += part.byteLength;
      if (size > this.#limits.fileBytes) this.#refuse('too-large');
      else parts.push(part);
    });
    stream.on('error', () => this.#refuse('cut-off'));
    stream.on('end', () => {
      const nothingChosen = size === 0 && filename === '';
      if (!nothingChosen && !this.#refusal) this.#keep(field, filename, Buffer.concat(parts));
    });
  }

  #keep(field: string, filename: string, bytes: Buffer): void {
    if (this.files.length >= this.#limits.files) this.#refuse('too-many');
    else this.files.push({ field, name: displayName(filename), type: typeOfContent(bytes), bytes });
  }
}

function isUnfinished(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Unexpected end');
}
