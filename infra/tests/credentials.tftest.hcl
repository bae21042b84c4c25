mock_provider "aws" {}

variables {
  parameter_prefix = "/shop/test"
  services         = ["users", "orders"]
  endpoint         = "db.example.com:5432"
  sslmode          = "verify-full"
  admin_url        = "postgres://database_admin:secret@db.example.com:5432/postgres"
  password_version = 1
}

run "each_service_has_a_secret_of_its_own" {
  command = plan
  module {
    source = "./modules/credentials"
  }

  assert {
    condition     = { for name, parameter in aws_ssm_parameter.database_url : name => "${parameter.type} ${parameter.name}" } == { users = "SecureString /shop/test/users/database-url", orders = "SecureString /shop/test/orders/database-url" }
    error_message = "Each service must have its URL as a SecureString below its own name."
  }
}

run "the_administrator_is_below_no_service" {
  command = plan
  module {
    source = "./modules/credentials"
  }

  assert {
    condition     = aws_ssm_parameter.admin_url.name == "/shop/test/database/admin-url" && aws_ssm_parameter.admin_url.type == "SecureString"
    error_message = "Hosts read what is below their services' names: the administrator's URL must be elsewhere."
  }
}

run "no_value_is_in_the_state" {
  command = apply
  module {
    source = "./modules/credentials"
  }

  assert {
    condition     = alltrue([for parameter in concat(values(aws_ssm_parameter.database_url), [aws_ssm_parameter.admin_url]) : parameter.value_wo == null])
    error_message = "Values may only be written, never kept."
  }
}

run "another_server_has_the_urls_written_again" {
  command = plan
  module {
    source = "./modules/credentials"
  }
  variables {
    endpoint = "other.example.com:5432"
  }

  assert {
    condition     = aws_ssm_parameter.admin_url.value_wo_version != run.no_value_is_in_the_state.version && alltrue([for parameter in values(aws_ssm_parameter.database_url) : parameter.value_wo_version != run.no_value_is_in_the_state.version])
    error_message = "The URLs must follow the server."
  }
}

run "another_number_has_the_urls_written_again" {
  command = plan
  module {
    source = "./modules/credentials"
  }
  variables {
    password_version = 2
  }

  assert {
    condition     = alltrue([for parameter in values(aws_ssm_parameter.database_url) : parameter.value_wo_version != run.no_value_is_in_the_state.version])
    error_message = "Another number must make other passwords."
  }
}
