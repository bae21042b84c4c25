export { describeClient, describeClientOnService } from './contract/describe-client';
export { describeFuzz, type Fuzzed } from './fuzz/describe-fuzz';
