data "aws_partition" "current" {}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "pull" {
  # The action knows no resource-level permission.
  statement {
    sid       = "Login"
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }

  dynamic "statement" {
    for_each = length(var.repository_arns) > 0 ? [var.repository_arns] : []

    content {
      sid       = "Pull"
      actions   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
      resources = statement.value
    }
  }
}

# Release records and secrets of the services that run here. The managed policy below would let the
# host read every parameter of the account, hence the refusal of all others.
data "aws_iam_policy_document" "parameters" {
  dynamic "statement" {
    for_each = length(var.parameter_arns) > 0 ? [var.parameter_arns] : []

    content {
      sid       = "Read"
      actions   = ["ssm:GetParameter", "ssm:GetParameters"]
      resources = statement.value
    }
  }

  statement {
    sid           = "NoOthers"
    effect        = "Deny"
    actions       = ["ssm:GetParameter*"]
    resources     = length(var.parameter_arns) > 0 ? null : ["*"]
    not_resources = length(var.parameter_arns) > 0 ? var.parameter_arns : null
  }
}

resource "aws_iam_role" "host" {
  name                 = "${var.name}-host"
  description          = "What the host ${var.name} may do"
  assume_role_policy   = data.aws_iam_policy_document.assume.json
  permissions_boundary = var.permissions_boundary
}

resource "aws_iam_role_policy" "pull" {
  name   = "pull-images"
  role   = aws_iam_role.host.id
  policy = data.aws_iam_policy_document.pull.json
}

resource "aws_iam_role_policy" "parameters" {
  name   = "read-parameters"
  role   = aws_iam_role.host.id
  policy = data.aws_iam_policy_document.parameters.json
}

resource "aws_iam_role_policy_attachment" "ssm" {
  role       = aws_iam_role.host.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AmazonSSMManagedInstanceCore"
}

resource "aws_iam_instance_profile" "host" {
  name = "${var.name}-host"
  role = aws_iam_role.host.name
}
