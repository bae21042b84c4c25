import { engineChains, engineRules } from './firewall';

const filter = `-P FORWARD DROP
-N DOCKER
-N DOCKER-ISOLATION-STAGE-1
-N MINE
-A FORWARD -j DOCKER-USER
-A FORWARD -o sbx-1 -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
-A FORWARD -i docker0 ! -o docker0 -j ACCEPT
-A FORWARD -i eth1 -o eth0 -j ACCEPT
-A DOCKER -d 172.18.0.2/32 ! -i sbx-1 -o sbx-1 -p tcp -m tcp --dport 5000 -j ACCEPT`;

const nat = `-A PREROUTING -m addrtype --dst-type LOCAL -j DOCKER
-A POSTROUTING -s 172.18.0.0/16 ! -o sbx-1 -j MASQUERADE
-A POSTROUTING -s 172.18.0.2/32 -d 172.18.0.2/32 -p tcp -m tcp --dport 5000 -j MASQUERADE
-A POSTROUTING -s 10.8.0.0/24 -o eth0 -j MASQUERADE`;

it('knows the chains of an engine from others', () => {
  expect(engineChains(filter)).toEqual(['DOCKER', 'DOCKER-ISOLATION-STAGE-1']);
});

it('picks the rules an engine added and no rule of anybody else', () => {
  const bridges = ['sbx-1', 'docker0'];
  expect(engineRules(filter, bridges).map((rule) => rule.join(' '))).toEqual([
    '-D FORWARD -j DOCKER-USER',
    '-D FORWARD -o sbx-1 -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT',
    '-D FORWARD -i docker0 ! -o docker0 -j ACCEPT',
  ]);
  expect(engineRules(nat, bridges).map((rule) => rule.join(' '))).toEqual([
    '-D PREROUTING -m addrtype --dst-type LOCAL -j DOCKER',
    '-D POSTROUTING -s 172.18.0.0/16 ! -o sbx-1 -j MASQUERADE',
    '-D POSTROUTING -s 172.18.0.2/32 -d 172.18.0.2/32 -p tcp -m tcp --dport 5000 -j MASQUERADE',
  ]);
});
