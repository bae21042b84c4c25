// One class for every expected failure of the workspace's tools, told in one way.
// eslint-disable-next-line @nx/enforce-module-boundaries
export { describeFailure, Failure } from '../../nx-ec2/src/failure';
