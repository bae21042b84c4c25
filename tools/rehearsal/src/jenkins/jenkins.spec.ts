import Ajv from 'ajv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { inspectTexts } from '../inspect-files';
import { type Casc, credentialsOf, PLUGIN_OF, referencesIn } from './casc';
import schema from './casc.schema.json';
import { type Compose, literalValues, secretVariables } from './compose';
import { pluginsOf } from './plugin-list';

const root = join(__dirname, '../../../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const jenkinsfile = read('Jenkinsfile');
const plugins = pluginsOf(read('infra/jenkins/plugins.txt'));
const cascText = read('infra/jenkins/casc.yaml');
const casc = parse(cascText) as Casc;
const compose = parse(read('infra/jenkins/compose.yaml')) as Compose;
const controller = compose.services['controller'] ?? {};

describe('the plugins', () => {
  it('have an exact version each, once', () => {
    expect(plugins.filter(({ version = '' }) => !/^\d[\w.-]*$/.test(version))).toEqual([]);
    const ids = plugins.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('include what the Jenkinsfile needs', async () => {
    const [inspection] = await inspectTexts(
      [jenkinsfile],
      plugins.map(({ id }) => id),
    );
    expect(inspection?.defects).toEqual([]);
  });

  it('include what casc.yaml configures', () => {
    const needed = Object.entries(PLUGIN_OF).flatMap(([word, id]) =>
      cascText.includes(word) ? id : [],
    );
    expect(needed).toHaveLength(Object.keys(PLUGIN_OF).length);
    expect(plugins.map(({ id }) => id)).toEqual(expect.arrayContaining(needed));
  });
});

describe('casc.yaml', () => {
  it('has the form that the plugins document', () => {
    const validate = new Ajv().compile(schema);
    validate(casc);
    expect(validate.errors).toBeNull();
  });

  it('lets nobody in without a name, and nothing run on the controller', () => {
    const { numExecutors, securityRealm, authorizationStrategy } = casc.jenkins;
    expect(numExecutors).toBe(0);
    expect(securityRealm.local.allowsSignup).toBe(false);
    const names = authorizationStrategy.globalMatrix.entries.flatMap((entry) =>
      Object.values(entry).map(({ name }) => name),
    );
    expect(names).not.toContain('anonymous');
  });

  it('has the credentials that the Jenkinsfile and the agents use, and no other', () => {
    const inJenkinsfile = [
      ...[...jenkinsfile.matchAll(/aws\(credentialsId: '([^']+)'/g)].map(([, id]) => `aws ${id}`),
      ...[...jenkinsfile.matchAll(/sshagent\(\['([^']+)'/g)].map(
        ([, id]) => `basicSSHUserPrivateKey ${id}`,
      ),
    ];
    const agents = casc.jenkins.nodes.map(
      ({ permanent }) => `basicSSHUserPrivateKey ${permanent.launcher.ssh.credentialsId}`,
    );
    const inJobs = [...cascText.matchAll(/credentialsId\('([^']+)'\)/g)].map(
      ([, id]) => `gitHubApp ${id}`,
    );
    const used = [...new Set([...inJenkinsfile, ...agents, ...inJobs])];
    const there = credentialsOf(casc).map(({ kind, id }) => `${kind} ${id}`);
    expect(there.sort()).toEqual(used.sort());
  });

  it('keeps the key of the agents to the controller', () => {
    const agent = credentialsOf(casc).find(({ id }) => id === 'agent');
    expect(agent?.scope).toBe('SYSTEM');
  });

  it('has agents with every label that the Jenkinsfile asks for', () => {
    const labels = casc.jenkins.nodes.flatMap(({ permanent }) => permanent.labelString.split(' '));
    const asked = [...jenkinsfile.matchAll(/label '([^']+)'/g)].map(([, label]) => label);
    expect(asked.length).toBeGreaterThan(0);
    expect(labels).toEqual(expect.arrayContaining(asked));
  });

  it('has jobs that are Groovy', async () => {
    const found = await inspectTexts(casc.jobs.map(({ script }) => script));
    const messages = found.flatMap(({ defects }) => defects.map(({ message }) => message));
    expect(messages.filter((message) => message.startsWith('Not Groovy'))).toEqual([]);
  });

  it('takes every value from outside by a name that compose gives to the controller', () => {
    const given = [...Object.keys(controller.environment ?? {}), ...(controller.secrets ?? [])];
    expect(given.sort()).toEqual(referencesIn(cascText).sort());
  });
});

describe('compose.yaml', () => {
  const services = Object.entries(compose.services);

  it('has no secret in it, nor in a variable', () => {
    const passed = (controller.secrets ?? []).filter((name) => name !== 'agent_host_key_public');
    expect(passed.length).toBeGreaterThan(5);
    for (const [, service] of services) expect(secretVariables(service)).toEqual([]);
    expect(literalValues(controller, Object.keys(controller.environment ?? {}))).toEqual([]);
    expect(
      Object.values(compose.secrets).filter(({ file }) => !file?.startsWith('secrets/')),
    ).toEqual([]);
    expect(read('infra/jenkins/.gitignore').split('\n')).toContain('secrets/');
  });

  it('tells secrets among variables', () => {
    expect(
      secretVariables({ environment: { ADMIN_PASSWORD: '${X}', GITHUB_TOKEN: 'a', URL: 'b' } }),
    ).toEqual(['ADMIN_PASSWORD', 'GITHUB_TOKEN']);
    expect(literalValues({ environment: { A: '1', B: '${B:?what it is}' } }, ['A', 'B'])).toEqual([
      'A',
    ]);
  });

  it('publishes the controller to this machine only, and gives nobody its engine', () => {
    const published = services.flatMap(([, { ports = [] }]) => ports);
    expect(published.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
    const volumes = services.flatMap(([, service]) => service.volumes ?? []);
    expect(volumes.filter((volume) => volume.includes('docker.sock'))).toEqual([]);
  });

  it('uses images of exact versions, as the Dockerfiles do', () => {
    const images = [
      ...services.flatMap(([, { image = [] }]) => image),
      ...['Dockerfile', 'agent/Dockerfile'].flatMap((file) =>
        [...read(`infra/jenkins/${file}`).matchAll(/^FROM (\S+)/gm)].map(([, image = '']) => image),
      ),
    ];
    expect(images).toHaveLength(3);
    expect(images.filter((image) => !/:\d+\.\d+\.\d+(-[\w-]+)?$/.test(image))).toEqual([]);
  });
});
