resource "aws_iam_openid_connect_provider" "ci" {
  count = var.oidc != null && try(var.oidc.provider_arn, null) == null ? 1 : 0

  url            = var.oidc.issuer_url
  client_id_list = [var.oidc.audience]
}

locals {
  # Conditions on tokens name the issuer without its scheme.
  issuer       = var.oidc == null ? null : trimprefix(var.oidc.issuer_url, "https://")
  provider_arn = var.oidc == null ? null : try(aws_iam_openid_connect_provider.ci[0].arn, var.oidc.provider_arn)
}

data "aws_iam_policy_document" "trust" {
  for_each = { plan = var.plan, deploy = var.deploy }

  dynamic "statement" {
    for_each = length(each.value.principals) > 0 ? [each.value.principals] : []

    content {
      sid     = "Principals"
      actions = ["sts:AssumeRole"]

      principals {
        type        = "AWS"
        identifiers = statement.value
      }
    }
  }

  dynamic "statement" {
    for_each = length(each.value.subjects) > 0 ? [each.value.subjects] : []

    content {
      sid     = "Tokens"
      actions = ["sts:AssumeRoleWithWebIdentity"]

      principals {
        type        = "Federated"
        identifiers = [local.provider_arn]
      }

      condition {
        test     = "StringEquals"
        variable = "${local.issuer}:aud"
        values   = [var.oidc.audience]
      }

      condition {
        test     = "StringLike"
        variable = "${local.issuer}:sub"
        values   = statement.value
      }
    }
  }
}
