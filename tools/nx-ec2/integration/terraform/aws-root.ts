import { mkdirSync, mkdtempSync, writeFileSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SmallRoot } from './small-root';

const INFRA = join(__dirname, '../../../../infra');

/** One resource of each kind that the plan guard watches and that is quickly made. */
const MAIN = `
terraform {
  required_version = "~> 1.11"
  backend "s3" {
    encrypt      = true
    use_lockfile = true
  }
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.100" }
  }
}
provider "aws" { region = var.region }

variable "project" { type = string }
variable "environment" { type = string }
variable "region" { type = string }
variable "allowed_account_ids" { type = list(string) }
variable "generation" {
  type    = string
  default = "one"
}
variable "secret" {
  type      = string
  default   = "hunter1"
  sensitive = true
}
variable "keep" {
  type    = bool
  default = true
}

# policy:allow CKV2_AWS_11 nothing is on this network
resource "aws_vpc" "this" { cidr_block = "10.60.0.0/16" }
resource "aws_default_security_group" "closed" { vpc_id = aws_vpc.this.id }

resource "aws_security_group" "host" {
  name        = "host"
  description = "Host"
  vpc_id      = aws_vpc.this.id
  tags        = { Name = "host" }
}
resource "aws_vpc_security_group_ingress_rule" "http" {
  for_each          = toset(["5001", "5002"])
  security_group_id = aws_security_group.host.id
  description       = "HTTP"
  ip_protocol       = "tcp"
  from_port         = each.value
  to_port           = each.value
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_ecr_repository" "users" {
  name                 = "shop-\${var.environment}/\${var.generation}"
  image_tag_mutability = "IMMUTABLE"
  image_scanning_configuration { scan_on_push = true }
  encryption_configuration { encryption_type = "KMS" }
}
resource "aws_ssm_parameter" "secret" {
  name  = "/shop/\${var.environment}/\${var.generation}"
  type  = "String"
  value = var.secret
}
resource "aws_eip" "this" {
  count  = var.keep ? 1 : 0
  domain = "vpc"
}
`;

/** A workspace whose root module makes a few real resources, in seconds. */
export function makeAwsRoot(): SmallRoot {
  const workspace = mkdtempSync(join(tmpdir(), 'terraform-aws-'));
  const write = (path: string, content: string) =>
    writeFileSync(join(workspace, 'infra', path), content);
  mkdirSync(join(workspace, 'infra/environments'), { recursive: true });
  copyFileSync(join(INFRA, '.terraform.lock.hcl'), join(workspace, 'infra/.terraform.lock.hcl'));
  write('main.tf', MAIN);
  write('environments/one.tfvars', '');
  return { workspace, write };
}
