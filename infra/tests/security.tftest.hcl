mock_provider "aws" {}

variables {
  name        = "shop-test"
  vpc_id      = "vpc-1"
  admin_cidrs = ["10.1.2.0/24", "10.1.3.7/32"]
  http_cidrs  = ["0.0.0.0/0"]
  services    = { users = 5001, orders = 5002, inventory = 5003 }
}

run "opens_ssh_to_administrators_only" {
  command = plan
  module {
    source = "./modules/security"
  }

  assert {
    condition     = toset([for rule in aws_vpc_security_group_ingress_rule.ssh : "${rule.from_port}-${rule.to_port} ${rule.cidr_ipv4}"]) == toset(["22-22 10.1.2.0/24", "22-22 10.1.3.7/32"])
    error_message = "Port 22 must be open to the administrators' ranges and nothing else."
  }
}

run "opens_each_service_on_its_own_port" {
  command = plan
  module {
    source = "./modules/security"
  }

  assert {
    condition     = { for key, rule in aws_vpc_security_group_ingress_rule.http : key => "${rule.from_port}-${rule.to_port}" } == { "users from 0.0.0.0/0" = "5001-5001", "orders from 0.0.0.0/0" = "5002-5002", "inventory from 0.0.0.0/0" = "5003-5003" }
    error_message = "Each service must have exactly its own port open."
  }
}

run "lets_out_only_what_is_named" {
  command = plan
  module {
    source = "./modules/security"
  }

  assert {
    condition     = toset([for rule in aws_vpc_security_group_egress_rule.host : "${rule.ip_protocol} ${rule.from_port}"]) == toset(["tcp 443", "tcp 80"])
    error_message = "Only HTTP and HTTPS may leave."
  }
}

run "refuses_a_port_of_the_system" {
  command = plan
  module {
    source = "./modules/security"
  }
  variables {
    services = { users = 22 }
  }
  expect_failures = [var.services]
}

run "refuses_a_port_of_outgoing_connections" {
  command = plan
  module {
    source = "./modules/security"
  }
  variables {
    services = { users = 32768 }
  }
  expect_failures = [var.services]
}
