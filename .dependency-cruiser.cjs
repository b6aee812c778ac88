/**
 * The walls between the modules (docs/decisions/0001-rooms.md): the build breaks where an import goes through one.
 * The list of modules is read from the folders, so that a new module stands inside the walls from its first file on.
 */
const { existsSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

const foldersOf = (layer) =>
  readdirSync(join(__dirname, 'src', layer), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${layer}/${name}`);
const inside = (paths) => `^src/(${paths.join('|')})/`;
const notTests = { pathNot: '\\.test\\.tsx?$|/testing|^test/|^bench/' };

/** The platform from below; `access` has modules of its own. */
const floors = [
  ...['browser', 'sealed-documents', 'vault', 'confinement', 'findings', 'postgres', 'database', 'pool', 'migration', 'audit', 'limits'],
  ...['access', 'language', 'jobs', 'files', 'web', 'routing'],
].map((name) => `platform/${name}`);
/** Where a pool is opened or a table made; the program's own database, and the jobs, which have a role of their own. */
const poolModules = ['platform/pool', 'platform/migration', 'platform/postgres'];
const frontDoor = '^src/(platform/access/[^/]+|[^/]+/[^/]+)/index\\.ts$';
const accessFloors = [
  ...['statements', 'visit', 'public-words', 'suspension'],
  ...['teams', 'grants', 'notices', 'authentication', 'rotation', 'transfer', 'emergency-access'],
].map((name) => `platform/access/${name}`);
const platform = foldersOf('platform');
const unknown = [
  ...platform.filter((folder) => !floors.includes(folder)),
  ...foldersOf('platform/access').filter((folder) => !accessFloors.includes(folder)),
];
if (unknown.length > 0) throw new Error(`Say on which floor of the platform these stand: ${unknown.join(', ')}`);
const service = foldersOf('service');
/** What the public process may reach of the service. */
const public = ['intake', 'public-pages', 'directory', 'deadlines'].map((name) => `service/${name}`);
const modules = [...platform.filter((folder) => folder !== 'platform/access'), ...accessFloors, ...service];
for (const folder of modules) {
  if (!existsSync(join(__dirname, 'src', folder, 'index.ts'))) throw new Error(`${folder} has no front door (index.ts)`);
}

/** From each floor, nothing that lies above it. */
const upward = (list) =>
  list.slice(0, -1).map((name, at) => ({
    name: `${name.replace('platform/', '')}-imports-nothing-above`,
    severity: 'error',
    from: { path: inside([name]), ...notTests },
    to: { path: inside(list.slice(at + 1)) },
  }));

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: { path: '^src/' }, to: { circular: true } },
    {
      name: 'platform-imports-platform-only',
      severity: 'error',
      from: { path: '^src/platform/', ...notTests },
      to: { path: '^src/', pathNot: '^src/platform/' },
    },
    {
      name: 'service-imports-no-operations',
      severity: 'error',
      from: { path: '^src/service/', ...notTests },
      to: { path: '^src/', pathNot: '^src/(platform|service)/' },
    },
    ...upward(floors),
    ...upward(accessFloors),
    {
      name: 'deadlines-import-nothing-of-ours',
      severity: 'error',
      from: { path: inside(['service/deadlines']), ...notTests },
      to: { path: '^(src|content)/', pathNot: inside(['service/deadlines']) },
    },
    {
      name: 'the-letter-reader-is-pure',
      comment: 'It reads pages and words; of ours it knows the deadlines, the languages and how a sealed document is declared, of the machine nothing.',
      severity: 'error',
      from: { path: inside(['service/letter-reader']), ...notTests },
      to: {
        path: ['^src/', '^(node:)?(fs|net|http|https|child_process|worker_threads|crypto|os|dns|tls)(/|$)'],
        pathNot: inside(['service/letter-reader', 'service/deadlines', 'platform/language', 'platform/sealed-documents']),
      },
    },
    {
      name: 'browser-scripts-stand-alone',
      comment: 'They run in a browser; the program takes them as text (?script), and they take nothing of the program.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['/islands/', '/assets\\.ts$'] },
      to: { path: ['/islands/', '^src/platform/browser/'] },
    },
    {
      name: 'browser-scripts-take-nothing-of-the-program',
      severity: 'error',
      from: { path: ['/islands/', '^src/platform/browser/'] },
      to: { path: '^src/', pathNot: ['/islands/', '^src/platform/browser/'] },
    },
    {
      name: 'crypto-in-the-vault-only',
      severity: 'error',
      from: { path: '^src/', pathNot: [inside(['platform/vault']), '\\.test\\.tsx?$', '/testing'] },
      to: { path: ['^node_modules/(sodium-native|shamir-secret-sharing)', '^(node:)?crypto$'] },
    },
    {
      name: 'age-for-backups-only',
      comment: 'What leaves the installation for a recipient with a key of their own; content is sealed in the vault.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/operations/backup/', '^src/service/referrals/age-file\\.ts$', '\\.test\\.tsx?$'] },
      to: { path: '^node_modules/age-encryption' },
    },
    {
      name: 'one-way-to-the-database',
      comment: 'Request code gets its scoped handle from the visit; only composition roots and commands open a pool.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [
          ...['^src/(staff|public)\\.ts$', '^src/operations/', '\\.test\\.tsx?$'],
          inside(['platform/database', 'platform/jobs', ...poolModules]),
        ],
      },
      to: { path: [inside(poolModules), '^node_modules/pg/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'public-process-knows-no-case',
      comment: 'Only the public pages of intake, the directory and the pure deadlines are reached from the public process.',
      severity: 'error',
      from: { path: '^src/public\\.ts$' },
      to: {
        path: [
          inside([...service.filter((folder) => !public.includes(folder)), 'platform/jobs']),
          '^src/operations/demo/',
        ],
        reachable: true,
      },
    },
    {
      name: 'modules-through-their-front-door',
      comment: 'One exception: the process that starts the others reads the definitions of procedures, and loads no pages.',
      severity: 'error',
      from: { path: '^src/(platform/access/[^/]+|[^/]+/[^/]+)/', ...notTests },
      to: { path: inside(modules), pathNot: ['^src/$1/', frontDoor, '^src/service/procedures/definitions/index\\.ts$'] },
    },
    {
      name: 'roots-through-the-front-door-too',
      severity: 'error',
      from: { path: '^src/[^/]+\\.tsx?$', ...notTests },
      to: { path: inside(modules), pathNot: [frontDoor, '^src/service/intake/public-pages\\.ts$'] },
    },
    {
      name: 'nobody-stands-on-an-entry',
      comment: 'The entries compose; nothing of ours is built on them.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/[^/]+$', '\\.test\\.tsx?$', '/testing'] },
      to: { path: '^src/[^/]+\\.tsx?$' },
    },
    {
      name: 'no-tests-in-the-program',
      severity: 'error',
      from: { path: '^src/', ...notTests },
      to: { path: ['^test/', '\\.test\\.tsx?$', '/testing'] },
    },
    { name: 'everything-is-found', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '\\?(raw|script)$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
