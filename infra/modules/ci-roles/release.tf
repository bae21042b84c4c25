# Repositories and images, parameters, and the state: what a deploy writes.

data "aws_iam_policy_document" "release" {
  # The action knows no resources.
  statement {
    sid       = "Login"
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }

  statement {
    sid = "Repositories"
    actions = [
      "ecr:CreateRepository",
      "ecr:DeleteLifecyclePolicy",
      "ecr:DeleteRepository",
      "ecr:DeleteRepositoryPolicy",
      "ecr:PutImageScanningConfiguration",
      "ecr:PutImageTagMutability",
      "ecr:PutLifecyclePolicy",
      "ecr:SetRepositoryPolicy",
      "ecr:TagResource",
      "ecr:UntagResource",
    ]
    resources = [local.images]
  }

  # ECR encrypts with AWS's own key for it; who deletes a repository takes back the grant that it had on the key.
  statement {
    sid       = "RepositoryKey"
    actions   = ["kms:RetireGrant"]
    resources = ["${local.aws}:kms:${var.region}:${local.account}:key/*"]

    condition {
      test     = "ForAnyValue:StringEquals"
      variable = "kms:ResourceAliases"
      values   = ["alias/aws/ecr"]
    }
  }

  statement {
    sid = "Push"
    actions = [
      "ecr:BatchCheckLayerAvailability",
      "ecr:BatchGetImage",
      "ecr:CompleteLayerUpload",
      "ecr:GetDownloadUrlForLayer",
      "ecr:InitiateLayerUpload",
      "ecr:PutImage",
      "ecr:UploadLayerPart",
    ]
    resources = [local.images]
  }

  dynamic "statement" {
    for_each = var.promotes_from[*]

    content {
      sid       = "Promote"
      actions   = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
      resources = ["${local.aws}:ecr:${statement.value.region}:${statement.value.account_id}:repository/${var.project}-${statement.value.environment}/*"]
    }
  }

  statement {
    sid = "Parameters"
    actions = [
      "ssm:AddTagsToResource",
      "ssm:DeleteParameter",
      "ssm:GetParameterHistory",
      "ssm:PutParameter",
      "ssm:RemoveTagsFromResource",
    ]
    resources = ["${local.settings}/*"]
  }

  statement {
    sid       = "State"
    actions   = ["s3:PutObject"]
    resources = ["${local.bucket}/${var.state_key}", "${local.bucket}/${var.state_key}.applied.json"]
  }
}
