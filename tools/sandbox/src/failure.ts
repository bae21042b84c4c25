// One class for every expected failure of the workspace's tools, told in one way.
export { describeFailure, Failure } from 'nx-ec2';
