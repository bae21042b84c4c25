import { shownCommands } from './commands';

describe('shownCommands', () => {
  it.each([
    ['npx nx deploy users -c staging', ['deploy'], []],
    ['nx run infra:undeploy -c staging --service=payments', ['undeploy'], ['service']],
    ['nx run-many -t lint test -p users', ['lint', 'test'], []],
    ["nx g nx-ec2:service payments --summary='Takes.'   # --port", ['nx-ec2:service'], ['summary']],
    ['with `nx affected` as CI does', [], []],
  ])('reads %s', (text, runs, flags) => {
    expect(shownCommands(text)).toMatchObject([{ runs, flags }]);
  });

  it('finds none where none is shown', () => {
    expect(shownCommands('See nx-ec2 and Nx.')).toEqual([]);
  });
});
