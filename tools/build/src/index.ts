export { compile } from './rspack/compile';
export { bundleConfiguration } from './rspack/configuration';
export { readSwcOptions } from './workspace/swc-options';
