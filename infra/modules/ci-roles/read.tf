# What plan, drift, outputs, status and affected-base read. Most of these actions know no resources.

locals {
  # Written down by deployments; none of it is secret.
  records = [for name in ["release", "revision", "lock"] : "${local.settings}/*/${name}"]
  # AWS's own parameters, such as the newest Amazon Linux image.
  public_parameters = "${local.aws}:ssm:${var.region}::parameter/aws/service/*"
}

data "aws_iam_policy_document" "read" {
  statement {
    sid = "Describe"
    actions = [
      "ec2:DescribeAddresses",
      "ec2:DescribeAddressesAttribute",
      "ec2:DescribeAvailabilityZones",
      "ec2:DescribeFlowLogs",
      "ec2:DescribeImages",
      "ec2:DescribeInstanceAttribute",
      "ec2:DescribeInstanceCreditSpecifications",
      "ec2:DescribeInstances",
      "ec2:DescribeInstanceTypes",
      "ec2:DescribeInternetGateways",
      "ec2:DescribeKeyPairs",
      "ec2:DescribeNetworkAcls",
      "ec2:DescribeNetworkInterfaces",
      "ec2:DescribeRouteTables",
      "ec2:DescribeSecurityGroupRules",
      "ec2:DescribeSecurityGroups",
      "ec2:DescribeSubnets",
      "ec2:DescribeTags",
      "ec2:DescribeVolumes",
      "ec2:DescribeVolumesModifications",
      "ec2:DescribeVpcAttribute",
      "ec2:DescribeVpcs",
      "logs:DescribeLogGroups",
      "ssm:DescribeParameters",
      "elasticloadbalancing:DescribeCapacityReservation",
      "elasticloadbalancing:DescribeListenerAttributes",
      "elasticloadbalancing:DescribeListeners",
      "elasticloadbalancing:DescribeLoadBalancerAttributes",
      "elasticloadbalancing:DescribeLoadBalancers",
      "elasticloadbalancing:DescribeTags",
      "elasticloadbalancing:DescribeTargetGroupAttributes",
      "elasticloadbalancing:DescribeTargetGroups",
      "elasticloadbalancing:DescribeTargetHealth",
      "rds:DescribeDBInstances",
      "rds:DescribeDBParameterGroups",
      "rds:DescribeDBParameters",
      "rds:DescribeDBSubnetGroups",
    ]
    resources = ["*"]
  }

  statement {
    sid       = "Repositories"
    actions   = ["ecr:DescribeRepositories", "ecr:GetLifecyclePolicy", "ecr:GetRepositoryPolicy", "ecr:ListTagsForResource"]
    resources = [local.images]
  }

  statement {
    sid = "Roles"
    actions = [
      "iam:GetInstanceProfile",
      "iam:GetRole",
      "iam:GetRolePolicy",
      "iam:ListAttachedRolePolicies",
      "iam:ListRolePolicies",
    ]
    resources = concat(local.made_roles, local.made_profiles)
  }

  statement {
    sid       = "Tags"
    actions   = ["logs:ListTagsForResource", "rds:ListTagsForResource", "ssm:ListTagsForResource"]
    resources = concat(local.log_groups, local.databases, ["${local.settings}/*"])
  }

  statement {
    sid       = "Records"
    actions   = ["ssm:GetParameter", "ssm:GetParameterHistory"]
    resources = local.records
  }

  statement {
    sid       = "HostImage"
    actions   = ["ssm:GetParameter"]
    resources = [local.public_parameters]
  }

  statement {
    sid       = "State"
    actions   = ["s3:GetObject"]
    resources = ["${local.bucket}/${var.state_key}", "${local.bucket}/${var.state_key}.applied.json"]
  }

  statement {
    sid       = "FindState"
    actions   = ["s3:ListBucket"]
    resources = [local.bucket]
  }

  # Who plans holds the lock meanwhile; the state itself is not written.
  statement {
    sid       = "StateLock"
    actions   = ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
    resources = ["${local.bucket}/${var.state_key}.tflock"]
  }
}

data "aws_iam_policy_document" "secrets" {
  statement {
    sid       = "Secrets"
    actions   = ["ssm:GetParameter", "ssm:GetParameters"]
    resources = ["${local.settings}/*"]
  }
}

# Whatever else is attached to the role one day.
data "aws_iam_policy_document" "no_secrets" {
  statement {
    sid           = "NoSecrets"
    effect        = "Deny"
    actions       = ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath", "ssm:GetParameterHistory"]
    not_resources = concat(local.records, [local.public_parameters])
  }
}
