# The whole configuration, planned offline against a provider that only pretends.

mock_provider "aws" {
  override_during = plan

  mock_data "aws_availability_zones" {
    defaults = { names = ["eu-west-1a", "eu-west-1b", "eu-west-1c"] }
  }
  mock_data "aws_ssm_parameter" {
    defaults = { insecure_value = "ami-0123456789abcdef0" }
  }
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws", dns_suffix = "amazonaws.com" }
  }
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_resource "aws_eip" {
    defaults = { public_ip = "198.18.0.1" }
  }
  mock_resource "aws_ecr_repository" {
    defaults = { arn = "arn:aws:ecr:eu-west-1:123456789012:repository/mock", repository_url = "registry/mock" }
  }
}

# Configured and never asked: what it would read is made by an apply only.
provider "aws" {
  alias                       = "secrets"
  region                      = "eu-west-1"
  access_key                  = "none"
  secret_key                  = "none"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

# Its ARN, by which the password is read, is known after an apply.
override_resource {
  target          = module.admin_password[0].aws_ssm_parameter.this
  override_during = apply
}

variables {
  database                = {}
  project                 = "shop"
  environment             = "test"
  region                  = "eu-west-1"
  allowed_account_ids     = ["123456789012"]
  vpc_cidr                = "10.60.0.0/16"
  admin_cidrs             = ["10.1.2.0/24"]
  http_cidrs              = ["0.0.0.0/0"]
  ssh_public_key          = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExampleExampleExampleExampleExampleExam test"
  repository_force_delete = false

  services = {
    users     = { port = 5001, health_path = "/health/ready" }
    orders    = { port = 5002, health_path = "/health/ready" }
    inventory = { port = 5003, health_path = "/health/ready" }
  }

  hosts = {
    a = { services = ["users", "orders"] }
    b = { services = ["inventory"], az_index = 1 }
  }
}

run "each_service_has_its_url_and_repository" {
  command = plan

  assert {
    condition = output.service_urls == {
      users     = ["http://198.18.0.1:5001"]
      orders    = ["http://198.18.0.1:5002"]
      inventory = ["http://198.18.0.1:5003"]
    }
    error_message = "Each service must have one URL per host that runs it, on its own port."
  }
  assert {
    condition     = output.health_urls.users == ["http://198.18.0.1:5001/health/ready"]
    error_message = "The readiness URL must end in the service's health path."
  }
  assert {
    condition     = toset(keys(output.repositories)) == toset(["users", "orders", "inventory"])
    error_message = "There must be one repository per service."
  }
}

run "hosts_run_what_is_placed_there" {
  command = plan

  assert {
    condition     = output.hosts.a.services == tolist(["orders", "users"]) && output.hosts.b.services == tolist(["inventory"])
    error_message = "Hosts must run the services placed on them."
  }
}

run "several_hosts_may_run_a_service" {
  command = plan
  variables {
    hosts = { a = {}, b = { services = ["users"], az_index = 1 } }
  }

  assert {
    condition     = length(output.service_urls.users) == 2 && length(output.service_urls.orders) == 1
    error_message = "A service must have a URL on each host it is placed on."
  }
  assert {
    condition     = output.hosts.a.services == tolist(["inventory", "orders", "users"]) && output.hosts.b.services == tolist(["users"])
    error_message = "Each host must run what is placed there."
  }
}

run "a_port_of_outgoing_connections_is_refused" {
  command = plan
  variables {
    services = {
      users     = { port = 32768, health_path = "/health/ready" }
      orders    = { port = 5002, health_path = "/health/ready" }
      inventory = { port = 5003, health_path = "/health/ready" }
    }
  }
  expect_failures = [var.services]
}

run "a_host_without_a_list_runs_everything" {
  command = plan
  variables {
    hosts = { only = {} }
  }

  assert {
    condition     = output.hosts.only.services == tolist(["inventory", "orders", "users"])
    error_message = "A host without services must run every service."
  }
}

run "ssh_from_the_world_is_refused" {
  command = plan
  variables {
    admin_cidrs = ["0.0.0.0/0"]
  }
  expect_failures = [var.admin_cidrs]
}

run "placeholder_addresses_are_refused" {
  command = plan
  variables {
    admin_cidrs = ["203.0.113.0/24"]
    http_cidrs  = ["198.51.100.7/32"]
  }
  expect_failures = [var.admin_cidrs, var.http_cidrs]
}

run "two_services_on_one_port_are_refused" {
  command = plan
  variables {
    services = {
      users     = { port = 5001, health_path = "/health/ready" }
      orders    = { port = 5001, health_path = "/health/ready" }
      inventory = { port = 5003, health_path = "/health/ready" }
    }
  }
  expect_failures = [var.services]
}

run "an_unknown_service_on_a_host_is_refused" {
  command = plan
  variables {
    hosts = { a = { services = ["users", "orders", "inventory", "ghost"] } }
  }
  expect_failures = [var.hosts]
}

run "a_service_on_no_host_is_refused" {
  command = plan
  variables {
    hosts = { a = { services = ["users"] } }
  }
  expect_failures = [var.hosts]
}

run "a_tag_that_would_pass_for_a_service_is_refused" {
  command = plan
  variables {
    extra_tags = { "service:ghost" = "5009" }
  }
  expect_failures = [var.extra_tags]
}

run "a_private_key_in_place_of_the_public_one_is_refused" {
  command = plan
  variables {
    ssh_public_key = "-----BEGIN OPENSSH PRIVATE KEY-----"
  }
  expect_failures = [var.ssh_public_key]
}

run "a_database_that_is_there_already_is_used" {
  command = plan
  variables {
    database           = null
    database_endpoint  = "10.1.2.3:6432"
    database_admin_url = "postgres://admin:secret@10.1.2.3:6432/postgres"
  }

  assert {
    condition     = length(module.database) == 0 && output.database.endpoint == "10.1.2.3:6432"
    error_message = "No server may be made where another one is named."
  }
  assert {
    condition     = [for rule in aws_vpc_security_group_egress_rule.database : "${rule.from_port}-${rule.to_port} ${rule.cidr_ipv4}"] == ["6432-6432 10.1.2.3/32"]
    error_message = "Hosts must be let out to exactly that server."
  }
}

run "an_environment_without_a_database_is_refused" {
  command = plan
  variables {
    database = null
  }
  expect_failures = [var.database_endpoint]
}

run "two_databases_are_refused" {
  command = plan
  variables {
    database_endpoint  = "db.example.com:5432"
    database_admin_url = "postgres://admin:secret@db.example.com:5432/postgres"
  }
  expect_failures = [var.database_endpoint]
}

run "a_database_of_which_nobody_can_be_administrator_is_refused" {
  command = plan
  variables {
    database          = null
    database_endpoint = "db.example.com:5432"
  }
  expect_failures = [var.database_admin_url]
}

run "a_way_to_rds_without_tls_is_refused" {
  command = plan
  variables {
    database_sslmode = "disable"
  }
  expect_failures = [var.database_sslmode]
}

# Its parameters would be beside the administrator's, and its hosts could read those.
run "a_service_called_database_is_refused" {
  command = plan
  variables {
    services = { database = { port = 5001, health_path = "/health/ready" } }
    hosts    = { a = {} }
  }
  expect_failures = [var.services]
}

run "without_a_load_balancer_clients_reach_the_hosts" {
  command = plan

  assert {
    condition     = length(module.load_balancer) == 0 && output.load_balancer == null
    error_message = "There must be no load balancer where none is asked for."
  }
}

run "a_load_balancer_stands_before_all_hosts_of_a_service" {
  command = plan
  variables {
    hosts = { a = {}, b = { services = ["users"], az_index = 1 } }
    load_balancer = {
      certificate_arn = "arn:aws:acm:eu-west-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"
      domain_name     = "api.shop.example"
    }
  }

  assert {
    condition = output.service_urls == {
      users     = tolist(["https://api.shop.example:5001"])
      orders    = tolist(["https://api.shop.example:5002"])
      inventory = tolist(["https://api.shop.example:5003"])
    }
    error_message = "Clients must be told the name that the certificate is for, and each service's port."
  }
  assert {
    condition     = output.health_urls.users == ["https://api.shop.example:5001/health/ready"]
    error_message = "The readiness URL must be at the load balancer as well."
  }
  assert {
    condition     = output.load_balancer.domain_name == "api.shop.example"
    error_message = "It must be told where the name has to point."
  }
}

run "a_load_balancer_without_a_usable_certificate_is_refused" {
  command = plan
  variables {
    load_balancer = {
      certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"
      domain_name     = "https://api.shop.example"
    }
  }
  expect_failures = [var.load_balancer]
}

run "more_services_on_a_host_than_security_groups_are_refused" {
  command = plan
  variables {
    services = { for index in range(5) : "service-${index}" => { port = 5001 + index, health_path = "/health/ready" } }
    hosts    = { a = {} }
  }
  expect_failures = [var.hosts]
}

run "a_raised_quota_lets_them_pass" {
  command = plan
  variables {
    services = { for index in range(5) : "service-${index}" => { port = 5001 + index, health_path = "/health/ready" } }
    hosts    = { a = {} }

    security_groups_per_interface = 6
  }

  assert {
    condition     = length(output.service_urls) == 5
    error_message = "Every service must be there."
  }
}
