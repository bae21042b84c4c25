# The policy documents are made by the provider itself without any request; only the rest pretends.

mock_provider "aws" {
  override_during = plan

  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
  }
}

variables {
  name            = "shop-test-a"
  parameter_arns  = ["arn:aws:ssm:eu-west-1:123456789012:parameter/shop/test/users/*"]
  repository_arns = ["arn:aws:ecr:eu-west-1:123456789012:repository/shop-test/users"]
}

run "pulls_exactly_the_given_repositories" {
  command = plan
  module {
    source = "./modules/iam"
  }

  assert {
    condition     = data.aws_iam_policy_document.pull.statement[0].actions == toset(["ecr:GetAuthorizationToken"]) && data.aws_iam_policy_document.pull.statement[0].resources == toset(["*"])
    error_message = "Only the login may be granted on every resource."
  }
  assert {
    condition     = data.aws_iam_policy_document.pull.statement[1].resources == toset(var.repository_arns)
    error_message = "Pulling must be limited to the given repositories."
  }
  assert {
    condition     = toset(data.aws_iam_policy_document.pull.statement[1].actions) == toset(["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"])
    error_message = "A host may pull and nothing else."
  }
}

run "grants_no_pull_without_repositories" {
  command = plan
  module {
    source = "./modules/iam"
  }
  variables {
    repository_arns = []
  }

  assert {
    condition     = length(data.aws_iam_policy_document.pull.statement) == 1
    error_message = "A host without services may only log in."
  }
}

run "reads_the_parameters_of_its_services_and_no_others" {
  command = plan
  module {
    source = "./modules/iam"
  }

  assert {
    condition     = data.aws_iam_policy_document.parameters.statement[0].resources == toset(var.parameter_arns) && data.aws_iam_policy_document.parameters.statement[0].actions == toset(["ssm:GetParameter", "ssm:GetParameters"])
    error_message = "A host may read the given parameters, one or several at a time."
  }
  assert {
    condition     = data.aws_iam_policy_document.parameters.statement[1].effect == "Deny" && data.aws_iam_policy_document.parameters.statement[1].not_resources == toset(var.parameter_arns)
    error_message = "Every other parameter must be refused, whatever a managed policy allows."
  }
}

run "reads_no_parameters_without_services" {
  command = plan
  module {
    source = "./modules/iam"
  }
  variables {
    parameter_arns = []
  }

  assert {
    condition     = [for statement in data.aws_iam_policy_document.parameters.statement : "${statement.effect} ${join(",", statement.resources)}"] == ["Deny *"]
    error_message = "A host without services may read no parameter."
  }
}

run "keeps_the_role_within_the_boundary" {
  command = plan
  module {
    source = "./modules/iam"
  }
  variables {
    permissions_boundary = "arn:aws:iam::123456789012:policy/ci/shop-test-boundary"
  }

  assert {
    condition     = aws_iam_role.host.permissions_boundary == "arn:aws:iam::123456789012:policy/ci/shop-test-boundary"
    error_message = "Whatever is written into the role, the boundary must hold."
  }
}
