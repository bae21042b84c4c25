# The roles that the environment itself needs: of hosts, of the flow log, of the metrics of RDS. Each is made
# within the boundary, which the deploy role can neither change nor take off.

locals {
  made_roles    = [for suffix in ["*-host", "flow-log", "database-monitoring"] : "${local.iam}:role/${local.name}-${suffix}"]
  made_profiles = ["${local.iam}:instance-profile/${local.name}-*-host"]

  # Which service gets which role.
  passed_roles = {
    "*-host"              = ["ec2.amazonaws.com"]
    "flow-log"            = ["vpc-flow-logs.amazonaws.com"]
    "database-monitoring" = ["monitoring.rds.amazonaws.com", "rds.amazonaws.com"]
  }
}

data "aws_iam_policy_document" "iam" {
  statement {
    sid = "WithinTheBoundary"
    actions = [
      "iam:CreateRole",
      "iam:DeleteRolePolicy",
      "iam:DetachRolePolicy",
      "iam:PutRolePermissionsBoundary",
      "iam:PutRolePolicy",
    ]
    resources = local.made_roles

    condition {
      test     = "StringEquals"
      variable = "iam:PermissionsBoundary"
      values   = [aws_iam_policy.boundary.arn]
    }
  }

  statement {
    sid       = "AttachTheseOnly"
    actions   = ["iam:AttachRolePolicy"]
    resources = local.made_roles

    condition {
      test     = "StringEquals"
      variable = "iam:PermissionsBoundary"
      values   = [aws_iam_policy.boundary.arn]
    }

    condition {
      test     = "ArnEquals"
      variable = "iam:PolicyARN"
      values   = ["${local.managed}/AmazonSSMManagedInstanceCore", "${local.managed}/service-role/AmazonRDSEnhancedMonitoringRole"]
    }
  }

  statement {
    sid = "Keep"
    actions = [
      "iam:DeleteRole",
      "iam:ListInstanceProfilesForRole",
      "iam:TagRole",
      "iam:UntagRole",
      "iam:UpdateAssumeRolePolicy",
      "iam:UpdateRole",
      "iam:UpdateRoleDescription",
    ]
    resources = local.made_roles
  }

  statement {
    sid = "Profiles"
    actions = [
      "iam:AddRoleToInstanceProfile",
      "iam:CreateInstanceProfile",
      "iam:DeleteInstanceProfile",
      "iam:RemoveRoleFromInstanceProfile",
      "iam:TagInstanceProfile",
      "iam:UntagInstanceProfile",
    ]
    resources = local.made_profiles
  }

  dynamic "statement" {
    for_each = local.passed_roles

    content {
      sid       = "Pass${replace(title(replace(statement.key, "/[^a-z]+/", " ")), " ", "")}"
      actions   = ["iam:PassRole"]
      resources = ["${local.iam}:role/${local.name}-${statement.key}"]

      condition {
        test     = "StringEquals"
        variable = "iam:PassedToService"
        values   = statement.value
      }
    }
  }

  # AWS makes these once in an account, for the first database and the first load balancer.
  statement {
    sid       = "RolesOfServices"
    actions   = ["iam:CreateServiceLinkedRole"]
    resources = ["${local.iam}:role/aws-service-role/*"]

    condition {
      test     = "StringEquals"
      variable = "iam:AWSServiceName"
      values   = ["elasticloadbalancing.amazonaws.com", "rds.amazonaws.com"]
    }
  }
}
