/** The walls between the rooms (docs/decisions/0001-rooms.md): the build breaks where an import goes through one. */
const ground = ['vault', 'database', 'audit', 'access', 'language', 'jobs', 'files', 'web'];
const mission = ['public-pages', 'directory', 'referrals', 'entrance', 'people', 'account', 'intake', 'matching', 'cases', 'procedures', 'letters', 'dossier', 'volunteers', 'oversight', 'access-book', 'reporting', 'start', 'keys', 'gallery', 'made-up', 'backup'];
const room = (names) => `^src/(${names.join('|')})/`;
const notTests = { pathNot: '\\.test\\.tsx?$|/testing|^test/|^bench/' };

/** From each room of the ground, nothing that lies above it. */
const upward = ground.map((name, at) => ({
  name: `${name}-imports-nothing-above`,
  severity: 'error',
  from: { path: room([name]), ...notTests },
  to: { path: [room([...ground.slice(at + 1), ...mission]), '^src/(legal-terms|supervisor|commands)/'] },
}));

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: { path: '^src/' }, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    ...upward,
    {
      name: 'legal-terms-imports-nothing-of-ours',
      severity: 'error',
      from: { path: room(['legal-terms']), ...notTests },
      to: { path: '^(src|content)/', pathNot: room(['legal-terms']) },
    },
    {
      name: 'crypto-in-the-vault-only',
      severity: 'error',
      from: { path: '^src/', pathNot: [room(['vault']), '\\.test\\.tsx?$', '/testing'] },
      to: { path: ['^node_modules/(sodium-native|shamir-secret-sharing)', '^(node:)?crypto$'] },
    },
    {
      name: 'age-for-backups-only',
      comment: 'What leaves the house for a recipient with a key of her own; content is sealed in the vault.',
      severity: 'error',
      from: { path: '^src/', pathNot: [room(['backup']), '\\.test\\.tsx?$'] },
      to: { path: '^node_modules/age-encryption' },
    },
    {
      name: 'one-way-to-the-database',
      comment: 'Request code gets its scoped handle from the visit; only composition roots and commands open a pool.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/(staff|public)\\.ts$', '^src/(supervisor|commands|database|jobs|made-up|backup)/', '\\.test\\.tsx?$'] },
      to: { path: ['^src/database/(pool|migrate|context|embedded/)', '^node_modules/pg/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'public-process-knows-no-case',
      comment: 'Only the public pages of the intake room are reached from the public process.',
      severity: 'error',
      from: { path: '^src/public\\.ts$' },
      to: { path: room(['cases', 'letters', 'dossier', 'procedures', 'matching', 'volunteers', 'oversight', 'people', 'account', 'entrance', 'access-book', 'reporting', 'start', 'gallery', 'made-up', 'jobs', 'referrals', 'keys']), reachable: true },
    },
    {
      name: 'rooms-through-their-front-door',
      severity: 'error',
      from: { path: '^src/([^/]+)/', ...notTests },
      to: { path: room([...ground, ...mission]), pathNot: ['^src/$1/', '/index\\.ts$', '^src/web/routes/index\\.ts$', '^src/database/(pool|migrate|names|context|revocations|embedded/index)'] },
    },
    {
      name: 'nobody-stands-on-a-root',
      comment: 'The supervisor, the commands and the entries compose; nothing of ours is built on them.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: ['^src/(supervisor|commands)/', '\\.test\\.tsx?$', '/testing'] },
      to: { path: ['^src/(supervisor|commands)/', '^src/[^/]+\\.tsx?$'] },
    },
    {
      name: 'no-tests-in-the-program',
      severity: 'error',
      from: { path: '^src/', ...notTests },
      to: { path: ['^test/', '\\.test\\.tsx?$', '/testing'] },
    },
    { name: 'everything-is-found', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '\\?raw$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
