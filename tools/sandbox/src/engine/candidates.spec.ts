import { candidateHosts, hostsOfDaemon } from './candidates';

describe('hostsOfDaemon', () => {
  it('finds unix sockets in every spelling of the option', () => {
    const argv = ['dockerd', '-H', 'unix:///a', '--host=unix:///b', '--host', 'tcp://0.0.0.0:2375'];
    expect(hostsOfDaemon({ argv })).toEqual(['unix:///a', 'unix:///b']);
  });
});

describe('candidateHosts', () => {
  it('prefers what the user set, then the context, the usual socket and running engines', () => {
    const hosts = candidateHosts({
      dockerHost: 'unix:///set',
      contextHost: 'unix:///context',
      daemons: [{ argv: ['dockerd', '--host', 'unix:///other'] }],
    });
    expect(hosts).toEqual([
      'unix:///set',
      'unix:///context',
      'unix:///var/run/docker.sock',
      'unix:///other',
    ]);
  });

  it('names each place once and passes over what is not set', () => {
    expect(
      candidateHosts({ dockerHost: '', contextHost: 'unix:///var/run/docker.sock', daemons: [] }),
    ).toEqual(['unix:///var/run/docker.sock']);
  });
});
