import { layoutOf } from '../state/layout';
import { sshConfig } from './ssh';

it('names the key, the known hosts and the port, and trusts no unknown host', () => {
  expect(sshConfig(layoutOf('/my shop'), 20_004)).toBe(`Host 127.*
  User ec2-user
  Port 20004
  IdentityFile "/my shop/.sandbox/ssh/id_ed25519"
  IdentitiesOnly yes
  UserKnownHostsFile "/my shop/.sandbox/ssh/known_hosts"
  GlobalKnownHostsFile /dev/null
  StrictHostKeyChecking yes
`);
});
