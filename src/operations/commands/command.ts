/** What a command gets of the outside world. */
export interface CommandIo {
  stdin: NodeJS.ReadableStream;
  out: (line: string) => void;
  err: (line: string) => void;
}

/** Exit codes: 0 done, 1 the answer is no, 2 wrong input or use (design question 29). */
export type Command = (args: string[], io: CommandIo) => Promise<0 | 1 | 2>;
