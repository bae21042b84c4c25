import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MAIN = `
terraform {
  required_version = "~> 1.11"
  backend "s3" {
    encrypt      = true
    use_lockfile = true
  }
}

variable "project" { type = string }
variable "environment" { type = string }
variable "region" { type = string }
variable "allowed_account_ids" { type = list(string) }
variable "greeting" { type = string }
variable "pause" {
  type    = number
  default = 0
}

resource "terraform_data" "this" {
  input = "\${var.greeting} from \${var.environment}"
}

resource "terraform_data" "slow" {
  count = var.pause > 0 ? 1 : 0
  provisioner "local-exec" {
    command = "sleep \${var.pause}"
  }
}

output "greeting" { value = terraform_data.this.output }
output "service_urls" { value = { greeter = ["http://127.0.0.1:1/\${var.greeting}"] } }
`;

/** A root module for the folder `bootstrap`. */
export const BOOTSTRAP_MAIN = `
terraform {
  required_version = "~> 1.11"
  backend "s3" {
    encrypt      = true
    use_lockfile = true
  }
}

variable "project" { type = string }
variable "environment" { type = string }
variable "region" { type = string }
variable "allowed_account_ids" { type = list(string) }
variable "who" {
  type = string
  validation {
    condition     = var.who != ""
    error_message = "who must not be empty."
  }
}

resource "terraform_data" "role" { input = var.who }

output "next_steps" { value = "Give CI the role of \${terraform_data.role.output} in \${var.environment}" }
`;

/** A workspace with a root module that needs no provider, so that a plan takes a second. */
export interface SmallRoot {
  workspace: string;
  write(path: string, content: string): void;
}

export function makeSmallRoot(): SmallRoot {
  const workspace = mkdtempSync(join(tmpdir(), 'terraform-'));
  const write = (path: string, content: string) =>
    writeFileSync(join(workspace, 'infra', path), content);
  mkdirSync(join(workspace, 'infra/environments'), { recursive: true });
  write('main.tf', MAIN);
  write('environments/one.tfvars', 'greeting = "hello"\n');
  return { workspace, write };
}
