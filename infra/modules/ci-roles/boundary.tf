# The most that a role made by the deploy role can do, whatever it writes into it: what hosts, the flow log
# and the metrics of RDS need.

data "aws_iam_policy_document" "boundary" {
  statement {
    sid       = "Login"
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }

  statement {
    sid       = "Pull"
    actions   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    resources = [local.images]
  }

  statement {
    sid       = "RecordsAndSecrets"
    actions   = ["ssm:GetParameter", "ssm:GetParameters"]
    resources = ["${local.settings}/*"]
  }

  # What AmazonSSMManagedInstanceCore has, apart from every parameter of the account.
  statement {
    sid = "Sessions"
    actions = [
      "ec2messages:*",
      "ssm:DescribeAssociation",
      "ssm:DescribeDocument",
      "ssm:GetDeployablePatchSnapshotForInstance",
      "ssm:GetDocument",
      "ssm:GetManifest",
      "ssm:ListAssociations",
      "ssm:ListInstanceAssociations",
      "ssm:PutComplianceItems",
      "ssm:PutConfigurePackageResult",
      "ssm:PutInventory",
      "ssm:UpdateAssociationStatus",
      "ssm:UpdateInstanceAssociationStatus",
      "ssm:UpdateInstanceInformation",
      "ssmmessages:*",
    ]
    resources = ["*"]
  }

  statement {
    sid     = "Logs"
    actions = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:GetLogEvents", "logs:PutLogEvents", "logs:PutRetentionPolicy"]
    resources = [
      "${local.here.logs}:log-group:/vpc/${local.name}/*",
      "${local.here.logs}:log-group:RDS*",
    ]
  }
}

resource "aws_iam_policy" "boundary" {
  name        = "${local.name}-boundary"
  path        = local.path
  description = "The most that a role of ${local.name} can do"
  policy      = data.aws_iam_policy_document.boundary.json
}
