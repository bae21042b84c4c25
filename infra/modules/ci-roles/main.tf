# Two roles for CI, one that reads and one that deploys, and the boundary of every role that the second one
# makes. All of it lies below the path /ci/, where the deploy role itself may change nothing.

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}

locals {
  name    = "${var.project}-${var.environment}"
  path    = "/ci/"
  account = data.aws_caller_identity.current.account_id

  # Beginnings of ARNs: of everything, of this region's resources, of IAM's.
  aws      = "arn:${data.aws_partition.current.partition}"
  here     = { for service in ["ec2", "ecr", "ssm", "logs", "rds", "elasticloadbalancing"] : service => "${local.aws}:${service}:${var.region}:${local.account}" }
  iam      = "${local.aws}:iam::${local.account}"
  managed  = "${local.aws}:iam::aws:policy"
  bucket   = "${local.aws}:s3:::${var.state_bucket}"
  images   = "${local.here.ecr}:repository/${local.name}/*"
  settings = "${local.here.ssm}:parameter/${var.project}/${var.environment}"

  policies = {
    read          = data.aws_iam_policy_document.read.json
    secrets       = data.aws_iam_policy_document.secrets.json
    no-secrets    = data.aws_iam_policy_document.no_secrets.json
    network       = data.aws_iam_policy_document.network.json
    load-balancer = data.aws_iam_policy_document.load_balancer.json
    iam           = data.aws_iam_policy_document.iam.json
    database      = data.aws_iam_policy_document.database.json
    release       = data.aws_iam_policy_document.release.json
  }

  plan_policies   = ["read", var.plan_reads_secrets ? "secrets" : "no-secrets"]
  deploy_policies = setsubtract(keys(local.policies), ["no-secrets"])
}

resource "aws_iam_policy" "this" {
  for_each = local.policies

  name        = "${local.name}-${each.key}"
  path        = local.path
  description = "CI of ${local.name}: ${each.key}"
  policy      = each.value
}

resource "aws_iam_role" "plan" {
  name                 = "${local.name}-plan"
  path                 = local.path
  description          = "CI of ${local.name}: plans, looks for drift, reads what is deployed"
  assume_role_policy   = data.aws_iam_policy_document.trust["plan"].json
  max_session_duration = var.max_session_hours * 3600
}

resource "aws_iam_role_policy_attachment" "plan" {
  for_each = toset(local.plan_policies)

  role       = aws_iam_role.plan.name
  policy_arn = aws_iam_policy.this[each.key].arn
}

resource "aws_iam_role" "deploy" {
  name                 = "${local.name}-deploy"
  path                 = local.path
  description          = "CI of ${local.name}: applies plans, pushes images, deploys"
  assume_role_policy   = data.aws_iam_policy_document.trust["deploy"].json
  max_session_duration = var.max_session_hours * 3600
}

resource "aws_iam_role_policy_attachment" "deploy" {
  for_each = toset(local.deploy_policies)

  role       = aws_iam_role.deploy.name
  policy_arn = aws_iam_policy.this[each.key].arn
}
