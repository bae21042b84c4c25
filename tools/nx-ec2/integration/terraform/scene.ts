import { rmSync } from 'node:fs';
import { HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { startPrivateAws } from './private-aws';
import type { PrivateAws } from './private-aws';
import { runTerraformExecutor } from './run-executor';
import type { Command, Options, Told } from './run-executor';
import { makeSmallRoot } from './small-root';
import type { SmallRoot } from './small-root';

/** Where the state of environment `one` is. */
export const STATE = { Bucket: 'shop-one-tfstate-123456789012', Key: 'infra.tfstate' };

/** A small root module and an AWS of its own for the tests of one file. */
export class Scene {
  private aws!: PrivateAws;
  private readonly before = { ...process.env };
  root!: SmallRoot;
  s3!: S3Client;

  /** Registers the hooks that set the scene up, with a root module that needs no provider unless said otherwise, and take it down. */
  constructor(makeRoot: () => SmallRoot = makeSmallRoot) {
    beforeAll(async () => {
      this.aws = await startPrivateAws();
      Object.assign(process.env, this.aws.env);
      this.s3 = new S3Client({ region: 'eu-west-1' });
      this.root = makeRoot();
    });
    afterAll(async () => {
      process.env = this.before;
      await this.aws.stop();
      rmSync(this.root.workspace, { recursive: true });
    });
  }

  run(command: Command, options?: Options, onLine?: (line: string) => void): Promise<Told> {
    return runTerraformExecutor(this.root.workspace, command, options, onLine);
  }

  deploy(options?: Options): Promise<Told> {
    return this.run('deploy', options);
  }

  /** Changes with every write of the state of environment `one`. */
  async stateVersion(): Promise<string | undefined> {
    return (await this.s3.send(new HeadObjectCommand(STATE))).VersionId;
  }
}
