# The database server on RDS, and the log groups of it and of the network.

locals {
  # A group is named without, what is in it with `:*`; which one an action goes by differs.
  log_groups = flatten([for prefix in ["/vpc/${local.name}/", "/aws/rds/instance/${local.name}/"] : [
    "${local.here.logs}:log-group:${prefix}*", "${local.here.logs}:log-group:${prefix}*:*"
  ]])

  databases = [
    "${local.here.rds}:db:${local.name}",
    "${local.here.rds}:pg:${local.name}-*",
    "${local.here.rds}:subgrp:${local.name}",
  ]
}

data "aws_iam_policy_document" "database" {
  statement {
    sid = "Server"
    actions = [
      "rds:AddTagsToResource",
      "rds:CreateDBInstance",
      "rds:CreateDBParameterGroup",
      "rds:CreateDBSubnetGroup",
      "rds:DeleteDBInstance",
      "rds:DeleteDBParameterGroup",
      "rds:DeleteDBSubnetGroup",
      "rds:ModifyDBInstance",
      "rds:ModifyDBParameterGroup",
      "rds:ModifyDBSubnetGroup",
      "rds:RemoveTagsFromResource",
      "rds:ResetDBParameterGroup",
    ]
    resources = local.databases
  }

  # A server has one even when none is named, and leaves a snapshot of its name.
  statement {
    sid       = "ServerNeeds"
    actions   = ["rds:CreateDBInstance", "rds:CreateDBSnapshot", "rds:DeleteDBInstance", "rds:ModifyDBInstance"]
    resources = ["${local.here.rds}:og:default:*", "${local.here.rds}:snapshot:${local.name}-final"]
  }

  statement {
    sid = "LogGroups"
    actions = [
      "logs:CreateLogGroup",
      "logs:DeleteLogGroup",
      "logs:PutRetentionPolicy",
      "logs:TagResource",
      "logs:UntagResource",
    ]
    resources = local.log_groups
  }
}
