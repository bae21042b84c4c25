/** One thing in the account that is not as Terraform made it. */
export interface DriftFinding {
  /** `changed` and `deleted` by hand; `unknown rule`: added to a security group beside Terraform. */
  kind: 'changed' | 'deleted' | 'unknown rule';
  /** Address of the resource, or of the group the rule is in. */
  address: string;
  /** The attribute, or the rule in words. */
  what: string;
  /** Value that Terraform last wrote, as JSON; left out when there is none. */
  written?: string;
  /** Value that is there, as JSON; left out when there is none. */
  found?: string;
  /** A command that undoes it, for what no apply would touch. */
  undo?: string;
}
