mock_provider "aws" {}

variables {
  name            = "shop-test"
  vpc_id          = "vpc-1"
  subnet_ids      = ["subnet-1", "subnet-2"]
  http_cidrs      = ["10.7.0.0/16", "10.8.0.0/16"]
  certificate_arn = "arn:aws:acm:eu-west-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"
  ssl_policy      = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"
  protected       = true

  services = {
    users  = { port = 5001, health_path = "/health/ready", drain_seconds = 60, group_id = "sg-users" }
    orders = { port = 5002, health_path = "/ready", drain_seconds = 5, group_id = "sg-orders" }
  }

  targets = {
    "users on a"  = { service = "users", instance_id = "i-a" }
    "users on b"  = { service = "users", instance_id = "i-b" }
    "orders on b" = { service = "orders", instance_id = "i-b" }
  }
}

run "speaks_nothing_but_modern_tls_at_the_ports_of_the_services" {
  command = plan
  module {
    source = "./modules/load-balancer"
  }

  assert {
    condition     = { for name, listener in aws_lb_listener.this : name => "${listener.protocol} ${listener.port}" } == { users = "HTTPS 5001", orders = "HTTPS 5002" }
    error_message = "Each service must have one listener, for HTTPS, at its own port."
  }
  assert {
    condition     = alltrue([for listener in aws_lb_listener.this : listener.ssl_policy == var.ssl_policy && listener.certificate_arn == var.certificate_arn])
    error_message = "Listeners must use the certificate and the TLS policy they are given."
  }
}

run "is_public_protected_and_strict_about_headers" {
  command = plan
  module {
    source = "./modules/load-balancer"
  }

  assert {
    condition     = aws_lb.this.drop_invalid_header_fields && aws_lb.this.enable_deletion_protection
    error_message = "Invalid headers must be dropped, and the load balancer must be protected."
  }
  assert {
    condition     = aws_lb.this.idle_timeout < 65
    error_message = "Idle connections must be closed here before the services' public containers do it, after 65 s."
  }
}

run "sends_requests_to_ready_hosts_of_the_service" {
  command = plan
  module {
    source = "./modules/load-balancer"
  }

  assert {
    condition     = { for name, group in aws_lb_target_group.this : name => "${group.protocol} ${group.port} ${group.health_check[0].path} ${group.health_check[0].matcher}" } == { users = "HTTP 5001 /health/ready 200", orders = "HTTP 5002 /ready 200" }
    error_message = "Hosts must be asked at the service's port whether it is ready."
  }
  assert {
    condition     = { for key, target in aws_lb_target_group_attachment.this : key => target.target_id } == { "users on a" = "i-a", "users on b" = "i-b", "orders on b" = "i-b" }
    error_message = "Each host that runs a service must be a target of it, and no other."
  }
  assert {
    condition     = { for name, group in aws_lb_target_group.this : name => group.deregistration_delay } == { users = "60", orders = "5" }
    error_message = "Open requests must get as long to finish as the service's drainTimeout."
  }
}

run "is_open_to_clients_and_talks_to_the_services_alone" {
  command = plan
  module {
    source = "./modules/load-balancer"
  }

  assert {
    condition = { for key, rule in aws_vpc_security_group_ingress_rule.clients : key => "${rule.from_port}-${rule.to_port} ${rule.cidr_ipv4}" } == {
      "users from 10.7.0.0/16"  = "5001-5001 10.7.0.0/16"
      "users from 10.8.0.0/16"  = "5001-5001 10.8.0.0/16"
      "orders from 10.7.0.0/16" = "5002-5002 10.7.0.0/16"
      "orders from 10.8.0.0/16" = "5002-5002 10.8.0.0/16"
    }
    error_message = "Only the clients' ranges may come in, at the ports of the services."
  }
  assert {
    condition     = { for name, rule in aws_vpc_security_group_egress_rule.services : name => "${rule.from_port}-${rule.to_port} ${rule.referenced_security_group_id}" } == { users = "5001-5001 sg-users", orders = "5002-5002 sg-orders" }
    error_message = "It must be able to talk to the services' ports on hosts, and to nothing else."
  }
  assert {
    condition     = { for name, rule in aws_vpc_security_group_ingress_rule.services : name => "${rule.security_group_id} ${rule.from_port}-${rule.to_port}" } == { users = "sg-users 5001-5001", orders = "sg-orders 5002-5002" }
    error_message = "Hosts must let it in at the services' ports."
  }
}

run "refuses_an_old_tls_policy" {
  command = plan
  module {
    source = "./modules/load-balancer"
  }
  variables {
    ssl_policy = "ELBSecurityPolicy-2016-08"
  }
  expect_failures = [var.ssl_policy]
}

run "refuses_a_service_that_no_host_runs" {
  command = plan
  module {
    source = "./modules/load-balancer"
  }
  variables {
    targets = { "users on a" = { service = "users", instance_id = "i-a" } }
  }
  expect_failures = [var.targets]
}

run "refuses_what_aws_refuses_later" {
  command = plan
  module {
    source = "./modules/load-balancer"
  }
  variables {
    name            = "a-project-and-an-environment-too-long"
    subnet_ids      = ["subnet-1"]
    certificate_arn = "arn:aws:iam::123456789012:server-certificate/old"
    http_cidrs      = []
  }
  expect_failures = [var.name, var.subnet_ids, var.certificate_arn, var.http_cidrs]
}
