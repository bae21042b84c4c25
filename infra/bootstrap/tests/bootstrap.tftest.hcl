# The whole root module, planned offline against a provider that only pretends.

mock_provider "aws" {
  override_during = plan

  mock_data "aws_iam_policy_document" {
    defaults = { json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::123456789012:policy/ci/mock" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/ci/mock" }
  }
}

variables {
  project             = "shop"
  environment         = "test"
  region              = "eu-west-1"
  allowed_account_ids = ["123456789012"]
  plan                = { principals = ["arn:aws:iam::123456789012:role/ci-agent"] }
  deploy              = { principals = ["arn:aws:iam::123456789012:role/ci-agent"] }
}

run "says_which_role_goes_where" {
  command = plan

  assert {
    condition     = strcontains(output.next_steps, "aws-test-deploy  arn:aws:iam::123456789012:role/ci/")
    error_message = "People must be told which role CI takes for what."
  }
}

run "more_than_one_account_is_refused" {
  command = plan
  variables {
    allowed_account_ids = ["123456789012", "210987654321"]
  }
  expect_failures = [var.allowed_account_ids]
}

run "a_state_of_no_project_is_refused" {
  command = plan
  variables {
    state_key = "infra"
  }
  expect_failures = [var.state_key]
}

run "an_account_that_is_none_is_refused" {
  command = plan
  variables {
    promotes_from = { environment = "staging", account_id = "42" }
  }
  expect_failures = [var.promotes_from]
}
