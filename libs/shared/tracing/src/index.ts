export { startTracing, type Tracing, type TracingOptions } from './start-tracing';
export { tracingVariables } from './tracing-variables';
