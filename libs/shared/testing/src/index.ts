export { BundleProcess, type Ended } from './bundle-process';
export { describeBundle } from './describe-bundle';
export { describeImage } from './describe-image';
export { describeOpenApi } from './describe-open-api';
export { describeService } from './describe-service';
export {
  startTestService,
  type TestAnswer,
  testEnvironment,
  type TestService,
} from './start-test-service';
