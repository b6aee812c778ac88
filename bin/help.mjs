/** What `npm run TASK -- --help` says, and which words a task takes: options, with a value where `true`, and whether names. */
const tasks = {
  test: {
    use: ['npm test', 'npm test -- PATH… [--watch] [-t WORDS] [--own-server]'],
    options: {
      PATH: 'the tests of one room or file, whole: src/service/cases',
      '--watch': 'run them again when something changes',
      '-t WORDS': 'only those with these words in their title',
      '--own-server': 'on Debian’s PostgreSQL',
    },
    more: ['Other options are those of Vitest.'],
    isOpen: true,
  },
  check: { use: ['npm run check'], options: {}, more: ['Style, types, imports, what nobody uses.'] },
  docs: { use: ['npm run docs'], options: {}, more: ['Makes the pages that follow from the code.'] },
  bench: {
    use: ['npm run bench -- [--only WORD] [--smoke] [--ci] [--out FILE]'],
    options: {
      '--only WORD': 'the rows with this word in their name',
      '--smoke': 'measure shortly',
      '--ci': 'so, and only the rows of bench/ci.json, each with the bar there',
      '--out FILE': 'where the figures are written (bench-results/DAY.json)',
    },
  },
  learn: {
    use: ['npm run learn [-- unpack FILE | -- pack FILE]'],
    options: {
      '(nothing)': 'learns from every letter and writes the weights of the reader; some minutes',
      'unpack FILE': 'writes the letters to learn from as JSON lines',
      'pack FILE': 'takes them back',
    },
    isOpen: true,
  },
  soak: {
    use: ['npm run soak [-- STEP…]'],
    options: { STEP: 'one of those in docs/soak.json, which says when it last passed and how long it took; none: all' },
    isOpen: true,
  },
};

/** The help of a task where it is asked for, in the form of `naast COMMAND --help`; null where it is not. */
export function helpFor(task, args) {
  if (!Object.hasOwn(tasks, task) || !args.some((word) => word === '--help' || word === '-h')) return null;
  const { use, options, more = [] } = tasks[task];
  const width = Math.max(0, ...Object.keys(options).map((name) => name.length));
  const lines = Object.entries(options).map(([name, what]) => `  ${name.padEnd(width)}  ${what}`);
  return [...use, ...(lines.length > 0 ? ['', ...lines] : []), ...(more.length > 0 ? ['', ...more] : [])];
}

/** One sentence about a word that a task does not take; null where there is none. */
export function whyNot(task, args) {
  if (!Object.hasOwn(tasks, task) || tasks[task].isOpen) return null;
  const { options } = tasks[task];
  const withValue = Object.keys(options)
    .filter((name) => name.includes(' '))
    .map((name) => name.split(' ')[0]);
  const known = new Set(Object.keys(options).map((name) => name.split(' ')[0]));
  const wrong = args.find((word, at) => !known.has(word) && !withValue.includes(args[at - 1]));
  if (wrong !== undefined) return `“${wrong}” is nothing that ${task} takes; --help shows what is.`;
  return withValue.includes(args.at(-1)) ? `After ${args.at(-1)} a word is missing; --help shows which.` : null;
}
