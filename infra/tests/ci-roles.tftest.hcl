mock_provider "aws" {
  override_during = plan

  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
  }
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::123456789012:policy/ci/shop-test-boundary" }
  }
  mock_resource "aws_iam_openid_connect_provider" {
    defaults = { arn = "arn:aws:iam::123456789012:oidc-provider/made.example.com" }
  }
}

variables {
  project      = "shop"
  environment  = "test"
  region       = "eu-west-1"
  state_bucket = "shop-test-tfstate-123456789012"
  state_key    = "infra.tfstate"
  plan         = { principals = ["arn:aws:iam::123456789012:role/ci-agent"] }
  deploy       = { principals = ["arn:aws:iam::123456789012:role/ci-agent"] }
}

run "keeps_roles_and_policies_where_no_role_may_change_them" {
  command = plan
  module {
    source = "./modules/ci-roles"
  }

  assert {
    condition     = toset(concat([aws_iam_role.plan.path, aws_iam_role.deploy.path, aws_iam_policy.boundary.path], [for policy in aws_iam_policy.this : policy.path])) == toset(["/ci/"])
    error_message = "Everything must be below /ci/, which no statement names."
  }
  assert {
    condition     = !anytrue([for arn in flatten([for statement in data.aws_iam_policy_document.iam.statement : statement.resources]) : can(regex("(/ci/|:role/\\*|:policy/)", arn)) || arn == "*"])
    error_message = "The deploy role must reach no role or policy of CI."
  }
}

run "makes_no_role_without_the_boundary" {
  command = plan
  module {
    source = "./modules/ci-roles"
  }

  assert {
    condition = alltrue([
      for statement in data.aws_iam_policy_document.iam.statement :
      contains([for condition in statement.condition : "${condition.variable} ${join(",", condition.values)}"], "iam:PermissionsBoundary arn:aws:iam::123456789012:policy/ci/shop-test-boundary")
      if length(setintersection(statement.actions, ["iam:CreateRole", "iam:PutRolePolicy", "iam:AttachRolePolicy", "iam:PutRolePermissionsBoundary"])) > 0
    ])
    error_message = "Whatever gives a role rights must need the boundary on it."
  }
  assert {
    condition     = length(setintersection(flatten([for statement in data.aws_iam_policy_document.iam.statement : statement.actions]), ["iam:DeleteRolePermissionsBoundary", "iam:CreatePolicyVersion", "iam:CreateUser", "iam:*"])) == 0
    error_message = "Nothing may take a boundary off."
  }
}

run "passes_each_role_to_its_service_only" {
  command = plan
  module {
    source = "./modules/ci-roles"
  }

  assert {
    condition = {
      for statement in data.aws_iam_policy_document.iam.statement :
      one(statement.resources) => join(" ", sort(flatten([for condition in statement.condition : condition.values]))) if contains(statement.actions, "iam:PassRole")
      } == {
      "arn:aws:iam::123456789012:role/shop-test-*-host"              = "ec2.amazonaws.com"
      "arn:aws:iam::123456789012:role/shop-test-flow-log"            = "vpc-flow-logs.amazonaws.com"
      "arn:aws:iam::123456789012:role/shop-test-database-monitoring" = "monitoring.rds.amazonaws.com rds.amazonaws.com"
    }
    error_message = "A role may be given to the one service it is for."
  }
}

run "refuses_secrets_to_the_role_that_reads" {
  command = plan
  module {
    source = "./modules/ci-roles"
  }

  assert {
    condition     = keys(aws_iam_role_policy_attachment.plan) == ["no-secrets", "read"]
    error_message = "The role that reads must be refused what is secret."
  }
  assert {
    condition     = data.aws_iam_policy_document.no_secrets.statement[0].effect == "Deny" && !contains(data.aws_iam_policy_document.no_secrets.statement[0].not_resources, "arn:aws:ssm:eu-west-1:123456789012:parameter/shop/test/*")
    error_message = "All but records and AWS's own parameters must be refused."
  }
}

run "lets_it_read_them_where_that_is_said" {
  command = plan
  module {
    source = "./modules/ci-roles"
  }
  variables {
    plan_reads_secrets = true
  }

  assert {
    condition     = keys(aws_iam_role_policy_attachment.plan) == ["read", "secrets"]
    error_message = "plan_reads_secrets must let the role read them."
  }
}

run "trusts_the_named_principals" {
  command = plan
  module {
    source = "./modules/ci-roles"
  }

  assert {
    condition     = length(aws_iam_openid_connect_provider.ci) == 0 && length(data.aws_iam_policy_document.trust["deploy"].statement) == 1
    error_message = "Nobody but the principals may take the role."
  }
  assert {
    condition     = one(data.aws_iam_policy_document.trust["deploy"].statement[0].principals).identifiers == toset(["arn:aws:iam::123456789012:role/ci-agent"])
    error_message = "The principals must be those that are given."
  }
}

run "trusts_tokens_for_us_of_the_named_subjects" {
  command = plan
  module {
    source = "./modules/ci-roles"
  }
  variables {
    oidc   = { issuer_url = "https://ci.example.com/tokens" }
    plan   = { subjects = ["repo:acme/shop:*"] }
    deploy = { subjects = ["repo:acme/shop:ref:refs/heads/main"] }
  }

  assert {
    condition     = aws_iam_openid_connect_provider.ci[0].client_id_list == toset(["sts.amazonaws.com"])
    error_message = "The provider must be made for the audience of the tokens."
  }
  assert {
    condition = {
      for condition in data.aws_iam_policy_document.trust["deploy"].statement[0].condition : condition.variable => one(condition.values)
    } == { "ci.example.com/tokens:aud" = "sts.amazonaws.com", "ci.example.com/tokens:sub" = "repo:acme/shop:ref:refs/heads/main" }
    error_message = "Audience and subject must both be asked for."
  }
}

run "takes_a_provider_that_is_there_already" {
  command = plan
  module {
    source = "./modules/ci-roles"
  }
  variables {
    oidc = {
      issuer_url   = "https://ci.example.com"
      provider_arn = "arn:aws:iam::123456789012:oidc-provider/ci.example.com"
    }
    deploy = { subjects = ["repo:acme/shop:ref:refs/heads/main"] }
  }

  assert {
    condition     = length(aws_iam_openid_connect_provider.ci) == 0 && one(data.aws_iam_policy_document.trust["deploy"].statement[0].principals).identifiers == toset(["arn:aws:iam::123456789012:oidc-provider/ci.example.com"])
    error_message = "The provider that is named must be trusted, and no other made."
  }
}

run "promotes_from_the_named_environment_only" {
  command = plan
  module {
    source = "./modules/ci-roles"
  }
  variables {
    promotes_from = { environment = "staging", account_id = "111111111111", region = "eu-central-1" }
  }

  assert {
    condition     = [for statement in data.aws_iam_policy_document.release.statement : statement.resources if statement.sid == "Promote"] == [toset(["arn:aws:ecr:eu-central-1:111111111111:repository/shop-staging/*"])]
    error_message = "Images of that environment may be read, and no others."
  }
}

run "placeholders_are_refused" {
  command = plan
  module {
    source = "./modules/ci-roles"
  }
  variables {
    plan   = { principals = ["arn:aws:iam::111111111111:role/REPLACE"] }
    deploy = { principals = ["arn:aws:iam::111111111111:role/REPLACE"] }
  }
  expect_failures = [var.plan, var.deploy]
}

run "roles_that_nobody_may_take_are_refused" {
  command = plan
  module {
    source = "./modules/ci-roles"
  }
  variables {
    plan   = {}
    deploy = {}
  }
  expect_failures = [var.plan, var.deploy]
}

run "whole_accounts_are_refused" {
  command = plan
  module {
    source = "./modules/ci-roles"
  }
  variables {
    plan   = { principals = ["arn:aws:iam::123456789012:root"] }
    deploy = { principals = ["*"] }
  }
  expect_failures = [var.plan, var.deploy]
}

run "subjects_that_others_have_too_are_refused" {
  command = plan
  module {
    source = "./modules/ci-roles"
  }
  variables {
    oidc   = { issuer_url = "https://ci.example.com" }
    plan   = { subjects = ["*"] }
    deploy = { subjects = ["repo:acme/shop:*"] }
  }
  expect_failures = [var.plan, var.deploy]
}

run "subjects_without_a_provider_are_refused" {
  command = plan
  module {
    source = "./modules/ci-roles"
  }
  variables {
    plan   = { subjects = ["repo:acme/shop:*"] }
    deploy = { subjects = ["repo:acme/shop:ref:refs/heads/main"] }
  }
  expect_failures = [var.plan, var.deploy]
}

run "an_issuer_without_tls_is_refused" {
  command = plan
  module {
    source = "./modules/ci-roles"
  }
  variables {
    oidc = { issuer_url = "http://ci.example.com" }
  }
  expect_failures = [var.oidc]
}
