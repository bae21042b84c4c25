export { describeFailure, Failure, type FailureDetails } from './failure';
