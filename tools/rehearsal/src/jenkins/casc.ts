/** What of casc.yaml the tests look at; its whole form is in casc.schema.json. */
export interface Casc {
  jenkins: {
    numExecutors: number;
    securityRealm: { local: { allowsSignup: boolean } };
    authorizationStrategy: { globalMatrix: { entries: Record<string, { name: string }>[] } };
    nodes: { permanent: { labelString: string; launcher: { ssh: { credentialsId: string } } } }[];
  };
  credentials: {
    system: {
      domainCredentials: { credentials: Record<string, { id: string; scope: string }>[] }[];
    };
  };
  jobs: { script: string }[];
}

/** A credential with the name of its kind. */
export interface CascCredential {
  kind: string;
  id: string;
  scope: string;
}

export const credentialsOf = ({ credentials }: Casc): CascCredential[] =>
  credentials.system.domainCredentials
    .flatMap((domain) => domain.credentials)
    .flatMap((one) => Object.entries(one).map(([kind, { id, scope }]) => ({ kind, id, scope })));

/** Names that a text takes from outside, written `${name}`. */
export const referencesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/\$\{([A-Za-z_0-9]+)\}/g)].map(([, name = '']) => name)),
];

/** Which plugin makes what is written in casc.yaml, by the word that stands for it there. */
export const PLUGIN_OF: Readonly<Record<string, string>> = {
  'jenkins:': 'configuration-as-code',
  'globalMatrix:': 'matrix-auth',
  'launcher:': 'ssh-slaves',
  'credentials:': 'credentials',
  'basicSSHUserPrivateKey:': 'ssh-credentials',
  'gitHubApp:': 'github-branch-source',
  'aws:': 'aws-credentials',
  'jobs:': 'job-dsl',
  multibranchPipelineJob: 'workflow-multibranch',
  branchSources: 'branch-api',
  periodicFolderTrigger: 'cloudbees-folder',
};
