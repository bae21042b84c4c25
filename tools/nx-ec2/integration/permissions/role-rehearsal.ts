import { AccountLookup } from './account-lookup';
import type { AwsCall } from './aws-call';
import { ec2Needs } from './ec2-needs';
import { GuardedAws } from './guarded-aws';
import { namedNeeds } from './named-needs';
import { isPermitted, type Need, type PolicyStatement } from './policy';
import { roleStatements } from './role-policies';

/** An AWS API in which everything that is done is done with the rights of a role. */
export class RoleRehearsal {
  private readonly proxy: GuardedAws;
  private readonly look: AccountLookup;
  /** What was needed and permitted, with what it was needed for. */
  readonly used = new Map<string, Set<string>>();
  readonly refused: Need[] = [];

  constructor(private readonly aws: string) {
    this.proxy = new GuardedAws(aws);
    this.look = new AccountLookup(aws);
  }

  start(): Promise<string> {
    return this.proxy.start();
  }

  stop(): void {
    this.proxy.stop();
  }

  statementsOf(role: string): Promise<PolicyStatement[]> {
    return roleStatements(this.aws, role);
  }

  /**
   * Does something with exactly the rights of a role.
   * @param purpose what it is noted under; undefined for what is not to be noted
   */
  async under<T>(role: string, purpose: string | undefined, work: () => Promise<T>): Promise<T> {
    const statements = await this.statementsOf(role);
    this.refused.length = 0;
    this.proxy.judge = (call) => this.judge(statements, purpose, call);
    const result = await work().finally(() => (this.proxy.judge = undefined));
    if (this.proxy.faults.length > 0) throw new Error(this.proxy.faults.join('\n'));
    return result;
  }

  private async judge(
    statements: readonly PolicyStatement[],
    purpose: string | undefined,
    call: AwsCall,
  ): Promise<string | undefined> {
    const needs = await (call.service === 'ec2' ? ec2Needs : namedNeeds)(call, this.look);
    const refused = needs.filter((need) => !isPermitted(statements, need));
    this.refused.push(...refused);
    const [first] = refused;
    if (!first) {
      for (const { action } of purpose ? needs : []) {
        this.used.set(action, (this.used.get(action) ?? new Set()).add(purpose ?? ''));
      }
      return undefined;
    }
    const { action, resource } = first;
    return `not authorized to perform: ${action} on resource: ${resource}`;
  }
}
