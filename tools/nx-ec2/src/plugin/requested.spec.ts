import { readRequest } from './requested';

const read = (line: string) => readRequest(line.split(' '));

describe('readRequest', () => {
  it.each([
    ['run users:deploy', ['deploy'], undefined],
    ['run users:deploy:staging', ['deploy'], 'staging'],
    ['run users:deploy -c staging', ['deploy'], 'staging'],
    ['deploy users --configuration=staging', ['deploy'], 'staging'],
    ['affected -t deploy -c staging', ['deploy'], 'staging'],
    ['affected --target=deploy --configuration staging', ['deploy'], 'staging'],
    ['affected -t build deploy -c=staging', ['build', 'deploy'], 'staging'],
    ['run-many --targets build,deploy -p users', ['build', 'deploy'], undefined],
    ['run-many -t lint -- -c staging', ['lint'], undefined],
  ])('%s', (line, targets, configuration) => {
    expect(read(line)).toMatchObject({ targets, configuration });
  });

  it('sees a dry run', () => {
    expect(read('run users:deploy --dry-run').dryRun).toBe(true);
    expect(read('affected -t deploy --dryRun=true').dryRun).toBe(true);
    expect(read('run users:deploy --dry-run=false').dryRun).toBe(false);
  });
});
