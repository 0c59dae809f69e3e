/** The arrows of the house: who may import whom. `npm run arrows` keeps them. */
const only = (from, ...allowed) => ({
  name: `${from}-imports-only-${allowed.join('-') || 'itself'}`,
  severity: 'error',
  from: { path: `^${from}/`, pathNot: '\\.test\\.tsx?$' },
  to: { path: '^(core|page|library|platform|components|entrypoints|tools|tests)/', pathNot: `^(${[from, ...allowed].join('|')})/` },
});

module.exports = {
  forbidden: [
    only('core'),
    only('platform', 'core'),
    only('library', 'core'),
    only('page', 'core', 'platform'),
    only('components', 'core', 'library', 'platform'),
    only('entrypoints', 'components', 'page', 'library', 'platform', 'core'),
    { name: 'the-card-needs-no-library', severity: 'error', from: { path: '^components/card/' }, to: { path: '^library/' } },
    {
      name: 'core-knows-no-browser',
      severity: 'error',
      from: { path: '^core/', pathNot: '\\.test\\.ts$' },
      to: { path: 'node_modules', pathNot: 'node_modules/valibot/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.output|\\.wxt)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js'] },
    parser: 'swc',
  },
};
