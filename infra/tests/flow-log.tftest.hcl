mock_provider "aws" {
  override_during = plan

  mock_data "aws_availability_zones" {
    defaults = { names = ["eu-west-1a", "eu-west-1b", "eu-west-1c"] }
  }
  mock_resource "aws_vpc" {
    defaults = { id = "vpc-test" }
  }
}

variables {
  name     = "shop-test"
  cidr     = "10.60.0.0/16"
  az_count = 2
}

run "keeps_a_year_of_what_was_accepted_and_refused" {
  command = plan
  module {
    source = "./modules/network"
  }

  assert {
    condition     = aws_flow_log.this.vpc_id == "vpc-test" && aws_flow_log.this.traffic_type == "ALL"
    error_message = "The flow log must cover all traffic of the VPC."
  }
  assert {
    condition     = aws_cloudwatch_log_group.flow.retention_in_days == 365
    error_message = "The flow log must be kept for a year."
  }
}
