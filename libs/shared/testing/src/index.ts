export { describeBundle } from './describe-bundle';
export { describeService } from './describe-service';
