const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { rspack } = require('@rspack/core');

/**
 * Only the parts of a package that are used: a client of the AWS SDK has hundreds of commands, and
 * reading them takes longer than sending one. Names stay, for stack traces.
 */
const minimizer = new rspack.SwcJsMinimizerRspackPlugin({
  extractComments: false,
  minimizerOptions: {
    mangle: false,
    compress: { passes: 2, keep_classnames: true, keep_fnames: true },
  },
});

/** Transports of the Docker client that nothing here uses; loading them takes 100 ms. */
const unused = ['ssh2', '@grpc/grpc-js', '@grpc/proto-loader', 'protobufjs'];

/**
 * Entries as CommonJS files, with the packages they use in files of their own that they share.
 *
 * @param {{ root: string, entries: Record<string, string>, output: string }} options absolute paths
 * @returns {import('@rspack/core').Configuration}
 */
function configuration({ root, entries, output }) {
  const { jsc } = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));
  return {
    mode: 'production',
    target: 'node20',
    context: root,
    entry: entries,
    output: {
      path: output,
      filename: '[name].cjs',
      chunkFilename: 'shared/[name].cjs',
      library: { type: 'commonjs2' },
    },
    resolve: {
      extensions: ['.ts', '.js', '.mjs', '.json'],
      alias: Object.fromEntries(unused.map((name) => [name, false])),
    },
    // Nx has its own copy of itself loaded; compilers come with native code.
    externals: [/^nx(\/|$)/, /^@nx\//, /^@swc\//, /^@rspack\//],
    externalsType: 'commonjs',
    module: {
      rules: [
        {
          test: /\.ts$/,
          exclude: /node_modules/,
          loader: 'builtin:swc-loader',
          options: { jsc, module: { type: 'es6' } },
          type: 'javascript/auto',
        },
      ],
    },
    node: { __dirname: false, __filename: false },
    optimization: {
      minimizer: [minimizer],
      splitChunks: { chunks: 'all', minSize: 10_000 },
      moduleIds: 'named',
      chunkIds: 'deterministic',
    },
    devtool: false,
    performance: { hints: false },
    stats: 'errors-warnings',
  };
}

module.exports = { configuration };
