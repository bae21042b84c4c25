/** What a credential of Jenkins holds. */
export type Credential =
  | { kind: 'aws'; accessKeyId: string; secretAccessKey: string }
  | { kind: 'ssh'; privateKeyFile: string };

/** What a person answers at an `input` step. */
export type Answer = { proceed: false } | { proceed: true; values?: Record<string, string> };

/** A build to rehearse. */
export interface Scenario {
  /** Absolute path of the Jenkinsfile. */
  jenkinsfile: string;
  /** Git repository that workspaces are cloned from. */
  repository: string;
  /** Commit to build; for a pull request its head, which is merged with the branch it goes to. */
  commit: string;
  /** Variables Jenkins gives to a build: BRANCH_NAME, BUILD_NUMBER, CHANGE_ID, CHANGE_TARGET … */
  build: Record<string, string>;
  /** Last commit of the branch whose build succeeded. */
  previousSuccess?: string;
  /** Variables of the agents' machine: PATH, HOME … Nothing else of this process reaches the steps. */
  machine: Record<string, string>;
  /**
   * What a folder keeps from one workspace to the next, as it stays in a workspace on a real agent; left
   * out: every workspace is a mere clone.
   */
  kept?: { folder: string; paths: string[] };
  /** Labels that agents have. */
  labels: string[];
  credentials: Record<string, Credential>;
  /** In the order of the questions; without one more an `input` ends as if nobody answered. */
  answers?: Answer[];
}
