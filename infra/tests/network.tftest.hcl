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

run "spreads_public_subnets_over_zones" {
  command = plan
  module {
    source = "./modules/network"
  }

  assert {
    condition     = { for subnet in aws_subnet.public : subnet.availability_zone => subnet.cidr_block } == { "eu-west-1a" = "10.60.0.0/20", "eu-west-1b" = "10.60.16.0/20" }
    error_message = "Each zone must have a public subnet of its own range."
  }
  assert {
    condition     = !anytrue([for subnet in aws_subnet.public : subnet.map_public_ip_on_launch])
    error_message = "An instance gets a public address only where one is asked for."
  }
}

run "keeps_private_subnets_off_the_internet" {
  command = plan
  module {
    source = "./modules/network"
  }

  assert {
    condition     = { for subnet in aws_subnet.private : subnet.availability_zone => subnet.cidr_block } == { "eu-west-1a" = "10.60.128.0/20", "eu-west-1b" = "10.60.144.0/20" }
    error_message = "Each zone must have a private subnet of its own range."
  }
  assert {
    condition     = alltrue([for subnet in aws_subnet.private : !subnet.map_public_ip_on_launch])
    error_message = "Nothing in a private subnet may have a public address."
  }
}

# Adopting it is what removes its rules; that none come back cannot be known before an apply.
run "takes_over_the_default_group" {
  command = plan
  module {
    source = "./modules/network"
  }

  assert {
    condition     = aws_default_security_group.closed.vpc_id == "vpc-test"
    error_message = "The VPC's default security group must be taken over and closed."
  }
}

run "refuses_a_range_too_small_for_subnets" {
  command = plan
  module {
    source = "./modules/network"
  }
  variables {
    cidr = "10.60.0.0/24"
  }
  expect_failures = [var.cidr]
}
