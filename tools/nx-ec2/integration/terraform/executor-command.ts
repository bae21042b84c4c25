import terraform from '../../src/executors/terraform/terraform';
import { terraformCall, type Command } from './run-executor';

/** Runs a Terraform command in a process of its own, as Nx does: `<root> <command> <options>`. */
async function main([root = '', command = '', options = '{}']: string[]): Promise<void> {
  const call = terraformCall(root, command as Command, JSON.parse(options));
  const { success } = await terraform(...call);
  process.exit(success ? 0 : 1);
}

void main(process.argv.slice(2));
