export { runHealthcheck } from './run-healthcheck';
