# A load balancer in front of several hosts, where the environment has one. Names of target groups are too
# short for the environment's: its parts are told by tags, as those of EC2.

locals {
  made_by_balancing = ["CreateListener", "CreateLoadBalancer", "CreateTargetGroup"]
  balancing         = ["${local.here.elasticloadbalancing}:*/*"]
}

data "aws_iam_policy_document" "load_balancer" {
  statement {
    sid       = "MakeTagged"
    actions   = [for action in local.made_by_balancing : "elasticloadbalancing:${action}"]
    resources = local.balancing

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
    actions   = ["elasticloadbalancing:AddTags"]
    resources = local.balancing

    condition {
      test     = "StringEquals"
      variable = "elasticloadbalancing:CreateAction"
      values   = local.made_by_balancing
    }
  }

  statement {
    sid = "ChangeOurs"
    actions = [
      "elasticloadbalancing:AddTags",
      "elasticloadbalancing:CreateListener",
      "elasticloadbalancing:DeleteListener",
      "elasticloadbalancing:DeleteLoadBalancer",
      "elasticloadbalancing:DeleteTargetGroup",
      "elasticloadbalancing:DeregisterTargets",
      "elasticloadbalancing:ModifyListener",
      "elasticloadbalancing:ModifyListenerAttributes",
      "elasticloadbalancing:ModifyLoadBalancerAttributes",
      "elasticloadbalancing:ModifyTargetGroup",
      "elasticloadbalancing:ModifyTargetGroupAttributes",
      "elasticloadbalancing:RegisterTargets",
      "elasticloadbalancing:RemoveTags",
      "elasticloadbalancing:SetSecurityGroups",
      "elasticloadbalancing:SetSubnets",
    ]
    resources = local.balancing

    dynamic "condition" {
      for_each = local.ours

      content {
        test     = "StringEquals"
        variable = "aws:ResourceTag/${condition.key}"
        values   = [condition.value]
      }
    }
  }
}
