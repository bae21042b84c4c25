# Network and hosts. EC2 gives its resources random ids: what is this environment's is told by tags, which
# Terraform gives with the creation.

locals {
  ours = {
    Project     = var.project
    Environment = var.environment
  }

  made_by_ec2 = {
    AllocateAddress       = ["elastic-ip"]
    CreateFlowLogs        = ["vpc-flow-log"]
    CreateInternetGateway = ["internet-gateway"]
    CreateRouteTable      = ["route-table"]
    CreateSecurityGroup   = ["security-group"]
    CreateSubnet          = ["subnet"]
    CreateVpc             = ["vpc"]
    ImportKeyPair         = ["key-pair"]
    RunInstances          = ["instance", "volume"]
  }
}

data "aws_iam_policy_document" "network" {
  statement {
    sid       = "MakeTagged"
    actions   = [for action in keys(local.made_by_ec2) : "ec2:${action}"]
    resources = [for type in sort(flatten(values(local.made_by_ec2))) : "${local.here.ec2}:${type}/*"]

    dynamic "condition" {
      for_each = local.ours

      content {
        test     = "StringEquals"
        variable = "aws:RequestTag/${condition.key}"
        values   = [condition.value]
      }
    }
  }

  statement {
    sid       = "TagWhatIsMade"
    actions   = ["ec2:CreateTags"]
    resources = ["${local.here.ec2}:*/*"]

    condition {
      test     = "StringEquals"
      variable = "ec2:CreateAction"
      values   = concat(keys(local.made_by_ec2), ["AuthorizeSecurityGroupEgress", "AuthorizeSecurityGroupIngress"])
    }
  }

  statement {
    sid = "ChangeOurs"
    actions = [
      "ec2:AssociateAddress",
      "ec2:AssociateRouteTable",
      "ec2:AttachInternetGateway",
      "ec2:AuthorizeSecurityGroupEgress",
      "ec2:AuthorizeSecurityGroupIngress",
      "ec2:CreateFlowLogs",
      "ec2:CreateRoute",
      "ec2:CreateRouteTable",
      "ec2:CreateSecurityGroup",
      "ec2:CreateSubnet",
      "ec2:CreateTags",
      "ec2:DeleteFlowLogs",
      "ec2:DeleteInternetGateway",
      "ec2:DeleteKeyPair",
      "ec2:DeleteRoute",
      "ec2:DeleteRouteTable",
      "ec2:DeleteSecurityGroup",
      "ec2:DeleteSubnet",
      "ec2:DeleteTags",
      "ec2:DeleteVpc",
      "ec2:DetachInternetGateway",
      "ec2:DisassociateAddress",
      "ec2:DisassociateRouteTable",
      "ec2:ModifyInstanceAttribute",
      "ec2:ModifyInstanceMetadataOptions",
      "ec2:ModifyNetworkInterfaceAttribute",
      "ec2:ModifySecurityGroupRules",
      "ec2:ModifyVolume",
      "ec2:ModifyVpcAttribute",
      "ec2:MonitorInstances",
      "ec2:ReleaseAddress",
      "ec2:RevokeSecurityGroupEgress",
      "ec2:RevokeSecurityGroupIngress",
      "ec2:RunInstances",
      "ec2:StartInstances",
      "ec2:StopInstances",
      "ec2:TerminateInstances",
      "ec2:UnmonitorInstances",
    ]
    resources = ["${local.here.ec2}:*/*"]

    dynamic "condition" {
      for_each = local.ours

      content {
        test     = "StringEquals"
        variable = "aws:ResourceTag/${condition.key}"
        values   = [condition.value]
      }
    }
  }

  # A rule is as much ours as its group, which is checked as well.
  statement {
    sid = "Rules"
    actions = [
      "ec2:AuthorizeSecurityGroupEgress",
      "ec2:AuthorizeSecurityGroupIngress",
      "ec2:ModifySecurityGroupRules",
      "ec2:RevokeSecurityGroupEgress",
      "ec2:RevokeSecurityGroupIngress",
    ]
    resources = ["${local.here.ec2}:security-group-rule/*"]
  }

  # The group that AWS makes with a network has no tags until Terraform takes it over.
  statement {
    sid       = "TakeOverDefaultGroup"
    actions   = ["ec2:CreateTags"]
    resources = ["${local.here.ec2}:security-group/*"]

    dynamic "condition" {
      for_each = local.ours

      content {
        test     = "StringEquals"
        variable = "aws:RequestTag/${condition.key}"
        values   = [condition.value]
      }
    }

    condition {
      test     = "Null"
      variable = "aws:ResourceTag/Project"
      values   = ["true"]
    }
  }

  # Amazon's images and the interface that comes with an instance have no tags of ours.
  statement {
    sid       = "Start"
    actions   = ["ec2:RunInstances"]
    resources = ["${local.aws}:ec2:${var.region}::image/*", "${local.here.ec2}:network-interface/*"]
  }

  statement {
    sid       = "AddressAndGroupsOfInterface"
    actions   = ["ec2:AssociateAddress", "ec2:DisassociateAddress", "ec2:ModifyNetworkInterfaceAttribute"]
    resources = ["${local.here.ec2}:network-interface/*"]
  }
}
