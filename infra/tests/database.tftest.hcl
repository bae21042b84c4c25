mock_provider "aws" {
  override_during = plan

  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
  }
}

override_resource {
  target          = aws_security_group.database
  override_during = plan
  values          = { id = "sg-database" }
}

variables {
  name             = "shop-test"
  vpc_id           = "vpc-1"
  subnet_ids       = ["subnet-1", "subnet-2"]
  host_group_id    = "sg-hosts"
  admin_name       = "database_admin"
  admin_password   = "secret"
  password_version = 1
  engine_version   = "17"
  instance_class   = "db.t4g.micro"
  storage_gb       = 20
  max_storage_gb   = 100
  multi_az         = true
  backup_days      = 14
  log_days         = 365
  protected        = true
  final_snapshot   = true

  allow_major_upgrade = false
  apply_immediately   = false
}

run "is_encrypted_private_and_backed_up" {
  command = plan
  module {
    source = "./modules/database"
  }

  assert {
    condition     = aws_db_instance.this.storage_encrypted # CKV_AWS_16
    error_message = "Storage must be encrypted."
  }
  assert {
    condition     = !aws_db_instance.this.publicly_accessible # CKV_AWS_17
    error_message = "The database must have no public address."
  }
  assert {
    condition     = aws_db_instance.this.backup_retention_period == 14 # CKV_AWS_133
    error_message = "Backups must be kept for the given days."
  }
  assert {
    condition     = aws_db_instance.this.iam_database_authentication_enabled # CKV_AWS_161
    error_message = "People must be able to sign in with their AWS identity."
  }
  assert {
    condition     = aws_db_instance.this.auto_minor_version_upgrade # CKV_AWS_226
    error_message = "Minor versions must be installed by themselves."
  }
  assert {
    condition     = aws_db_instance.this.deletion_protection && !aws_db_instance.this.skip_final_snapshot && !aws_db_instance.this.delete_automated_backups
    error_message = "A protected database cannot be destroyed, and leaves its data."
  }
  assert {
    condition     = !aws_db_instance.this.allow_major_version_upgrade && !aws_db_instance.this.apply_immediately
    error_message = "Nothing that interrupts must happen unless it is asked for."
  }
  assert {
    condition     = aws_db_instance.this.multi_az
    error_message = "A standby must be made when it is asked for."
  }
}

run "leaves_its_data_when_it_may_be_destroyed" {
  command = plan
  module {
    source = "./modules/database"
  }
  variables {
    protected = false
  }

  assert {
    condition     = !aws_db_instance.this.deletion_protection && !aws_db_instance.this.skip_final_snapshot && aws_db_instance.this.final_snapshot_identifier == "shop-test-final" && !aws_db_instance.this.delete_automated_backups
    error_message = "Who takes the protection off must not lose the data with it."
  }
}

run "takes_no_connection_without_tls_and_logs_no_values" {
  command = plan
  module {
    source = "./modules/database"
  }

  assert {
    condition     = aws_db_parameter_group.this.family == "postgres17"
    error_message = "The parameter group must be of the engine's major version."
  }
  assert {
    condition = alltrue([for name, value in { "rds.force_ssl" = "1", password_encryption = "scram-sha-256", log_parameter_max_length = "0" } :
    contains([for parameter in aws_db_parameter_group.this.parameter : "${parameter.name}=${parameter.value}"], "${name}=${value}")])
    error_message = "TLS and SCRAM must be demanded, and values of statements kept out of the log."
  }
}

run "is_watched" {
  command = plan
  module {
    source = "./modules/database"
  }

  assert {
    condition     = aws_db_instance.this.monitoring_interval == 60 && aws_db_instance.this.performance_insights_enabled
    error_message = "Enhanced monitoring and Performance Insights must be on."
  }
  assert {
    condition     = aws_db_instance.this.enabled_cloudwatch_logs_exports == toset(["postgresql", "upgrade"]) && alltrue([for group in aws_cloudwatch_log_group.this : group.retention_in_days == 365])
    error_message = "Logs must go to CloudWatch and be kept for the given days."
  }
}

run "is_open_to_hosts_only" {
  command = plan
  module {
    source = "./modules/database"
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.hosts.referenced_security_group_id == "sg-hosts" && aws_vpc_security_group_ingress_rule.hosts.cidr_ipv4 == null && aws_vpc_security_group_ingress_rule.hosts.from_port == 5432 && aws_vpc_security_group_ingress_rule.hosts.to_port == 5432
    error_message = "Only the hosts may connect, and only to 5432."
  }
  assert {
    condition     = aws_vpc_security_group_egress_rule.hosts.security_group_id == "sg-hosts" && aws_vpc_security_group_egress_rule.hosts.referenced_security_group_id == "sg-database"
    error_message = "Hosts must be let out to the database."
  }
}

run "refuses_storage_that_cannot_grow" {
  command = plan
  module {
    source = "./modules/database"
  }
  variables {
    max_storage_gb = 20
  }
  expect_failures = [var.max_storage_gb]
}
