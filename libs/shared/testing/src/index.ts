export { describeBundle } from './describe-bundle';
export { describeImage } from './describe-image';
export { describeService } from './describe-service';
