import { join } from 'node:path';
import {
  type Configuration,
  CopyRspackPlugin,
  IgnorePlugin,
  NormalModuleReplacementPlugin,
  SourceMapDevToolPlugin,
  SwcJsMinimizerRspackPlugin,
} from '@rspack/core';
import type { Options as SwcOptions } from '@swc/core';
import { filesOfDirectPackages } from './direct-packages';
import { docsPage } from './docs-page';
import { isOptional, notBundled, onlyEnglish } from './optional-packages';
import { programsIn } from './programs';

export interface BundleOptions {
  /** Absolute path of the workspace. */
  readonly root: string;
  /** Folder of the app below the root, with its programs in src; see `programsIn`. */
  readonly app: string;
  /** Absolute path of the folder to write; what it held is removed. */
  readonly output: string;
  /** How the workspace compiles TypeScript. */
  readonly swc: SwcOptions;
  /** Packages without comments and white space, a third less; takes a second. */
  readonly compact?: boolean;
  /** Absolute path of a folder of this app alone, for what the next bundle need not do again. */
  readonly cache?: string;
}

/** What was done for the last bundle, unless the way of making them changed since. */
const persistentCache = (root: string, directory: string): Configuration['cache'] => ({
  type: 'persistent',
  buildDependencies: ['package-lock.json', '.swcrc', 'tools/build/src'].map((path) =>
    join(root, path),
  ),
  storage: { type: 'filesystem', directory },
});

/** Names stay: Nest finds providers by them, and stack traces are read by people. */
const withoutComments = new SwcJsMinimizerRspackPlugin({
  test: /^vendor\.mjs$/,
  extractComments: false,
  minimizerOptions: {
    compress: false,
    mangle: false,
    format: { comments: 'some' },
  },
});

/** The health check is started every few seconds, and so reads nothing but itself. */
const isLarge = ({ name }: { name?: string }): boolean => name !== 'healthcheck';

/**
 * One bundle: `vendor.mjs` (what comes from node_modules), one file for each program of the app,
 * `common.mjs` (what several of them use) and the files of the page of the API in `swagger-ui/`.
 *
 * Equal sources give equal bytes wherever they lie, since images are named by their content; and
 * `vendor.mjs` does not depend on what the services use of a package, only on which packages.
 */
export function bundleConfiguration(options: BundleOptions): Configuration {
  const { root, app, output, swc, compact = false, cache } = options;
  const source = join(root, app, 'src');
  return {
    mode: 'production',
    target: 'node20',
    context: root,
    cache: cache ? persistentCache(root, cache) : false,
    entry: programsIn(source),
    output: {
      path: output,
      clean: true,
      module: true,
      chunkFormat: 'module',
      library: { type: 'module' },
      filename: '[name].mjs',
      chunkFilename: '[name].mjs',
    },
    resolve: { extensions: ['.ts', '.js', '.mjs', '.json'] },
    externals: notBundled,
    module: {
      parser: {
        javascript: { dynamicImportMode: 'eager', exprContextCritical: false, importMeta: false },
      },
      rules: [
        {
          test: /\.ts$/,
          exclude: /node_modules/,
          loader: 'builtin:swc-loader',
          options: { ...swc, module: { type: 'es6' } },
          type: 'javascript/auto',
        },
        // Whole, whatever the services use of them. Of the packages behind them, what is not used
        // goes where they allow it.
        { test: filesOfDirectPackages(root), sideEffects: true },
      ],
    },
    optimization: {
      minimize: compact,
      minimizer: [withoutComments],
      // Nest finds providers by class name.
      concatenateModules: false,
      usedExports: false,
      sideEffects: 'flag',
      moduleIds: 'named',
      chunkIds: 'named',
      nodeEnv: false,
      splitChunks: {
        cacheGroups: {
          default: false,
          vendor: { test: /node_modules/, name: 'vendor', chunks: 'all', enforce: true },
          common: { name: 'common', chunks: isLarge, minChunks: 2, enforce: true },
        },
      },
    },
    node: { __dirname: 'node-module', __filename: 'node-module' },
    plugins: [
      new IgnorePlugin({ checkResource: isOptional }),
      new NormalModuleReplacementPlugin(...onlyEnglish),
      new CopyRspackPlugin({ patterns: docsPage(root) }),
      // Own lines in stack traces, without the sources; packages are readable as they are.
      new SourceMapDevToolPlugin({
        filename: '[file].map',
        include: ['common.mjs', 'main.mjs', 'migrate.mjs'],
        noSources: true,
        moduleFilenameTemplate: '[resource-path]',
      }),
    ],
    devtool: false,
    performance: { hints: false },
    stats: 'errors-warnings',
  };
}
