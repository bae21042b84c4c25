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
