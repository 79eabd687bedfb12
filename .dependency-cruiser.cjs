// @ts-check
/*
 * Who may import whom. `contract` lies at the bottom of both sides; the arrows only ever point down to it.
 */

/** Which layers each layer may import, beside itself. Layers that are no key here import nothing of ours. */
const MAY_IMPORT = {
  contract: [],
  service: ['contract'],
  gateway: ['contract'],
  node: ['contract', 'service', 'gateway'],
  i18n: [],
  model: ['contract', 'i18n'],
  client: ['contract', 'model'],
  ui: [],
  features: ['contract', 'i18n', 'model', 'client', 'ui'],
  app: ['contract', 'i18n', 'model', 'client', 'ui', 'features'],
  worker: [],
};

const TEST = '\\.test\\.tsx?$';
/** What runs in the browser. */
const WEB = '^src/(contract|i18n|model|client|ui|features|app|worker)/';

const layerRules = Object.entries(MAY_IMPORT).map(([layer, others]) => ({
  name: `${layer}-imports-only-below`,
  comment: `src/${layer} may import ${others.length > 0 ? others.join(', ') : 'no other layer'}.`,
  severity: 'error',
  from: { path: `^src/${layer}/`, pathNot: TEST },
  to: { path: '^(src|e2e|scripts)/', pathNot: `^src/(${[layer, ...others].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'every-layer-is-named',
      comment: 'A new folder of src needs its arrows here first.',
      severity: 'error',
      from: { path: '^(src|e2e|scripts)/' },
      to: { path: '^src/', pathNot: `^src/(${[...Object.keys(MAY_IMPORT), 'testing'].join('|')})/` },
    },
    {
      name: 'features-never-meet',
      comment: 'What two features share belongs into model, client or ui.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'demo-stays-out-of-production',
      comment:
        'The invented world is reached by the start program and by tests, never by the service itself.',
      severity: 'error',
      from: { pathNot: `^src/(service/demo|node|testing)/|^(e2e|scripts)/|${TEST}` },
      to: { path: '^src/service/demo/' },
    },
    {
      name: 'requests-are-checked-on-the-server',
      comment:
        'The page reads answers and writes well-formed requests; the schemas would only cost it bytes.',
      severity: 'error',
      from: { path: WEB, pathNot: `^src/contract/request-schema\\.ts$|${TEST}` },
      to: { path: '^src/contract/request-schema\\.ts$|node_modules/valibot/' },
    },
    {
      name: 'contract-imports-no-package',
      comment: 'Both sides stand on it, so it stands on nothing; request-schema.ts alone has valibot.',
      severity: 'error',
      from: { path: '^src/contract/', pathNot: TEST },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-optional', 'npm-bundled'],
        pathNot: 'node_modules/valibot/',
      },
    },
    {
      name: 'model-and-servers-know-no-react',
      comment: 'What decides is tested without a screen.',
      severity: 'error',
      from: { path: '^src/(model|service|gateway|node)/', pathNot: TEST },
      to: { path: 'node_modules/(react|react-dom|zustand|@tanstack)/' },
    },
    {
      name: 'ui-knows-react-alone',
      comment: 'No query, no store: a component of ui is given everything. Glyphs are all it may fetch.',
      severity: 'error',
      from: { path: '^src/ui/', pathNot: TEST },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-optional', 'npm-bundled'],
        pathNot: 'node_modules/((@types/)?react(-dom)?|lucide-react)/',
      },
    },
    {
      name: 'only-node-touches-the-machine',
      comment:
        'A server is a function from Request to Response; sockets, files and variables belong to src/node.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(node|testing)/|${TEST}` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'the-http-adapter-stays-in-node',
      comment: 'Listening is the business of src/node.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(node|testing)/|${TEST}` },
      to: { path: 'node_modules/@hono/node-server/' },
    },
    {
      name: 'tests-are-imported-by-nobody',
      comment: 'What tests share lies in src/testing, and only tests import that.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/testing/|${TEST}` },
      to: { path: `^src/testing/|^e2e/|${TEST}` },
    },
    {
      name: 'no-development-package-in-production',
      comment: 'What the product needs at run time is a dependency.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/testing/|${TEST}` },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['npm', 'type-only'],
        pathNot: 'node_modules/@types/',
      },
    },
    {
      name: 'named-for-what-it-answers',
      comment: 'A drawer for everything ends up holding everything.',
      severity: 'error',
      from: { path: '^(src|e2e|scripts)/' },
      to: { path: '/(utils|util|helpers|helper|misc|common|types|index)[/.]', pathNot: 'node_modules/' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or three.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'everything-resolves',
      comment: 'An import that leads nowhere would slip past every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.css$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.test.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'],
    },
  },
};
