locals {
  port = 5432
}

resource "aws_db_subnet_group" "this" {
  name        = var.name
  description = "Private subnets of ${var.name}"
  subnet_ids  = var.subnet_ids
}

# A group has its family for good: another major version needs another one, made before this one goes.
resource "aws_db_parameter_group" "this" {
  name_prefix = "${var.name}-"
  description = "Settings of the database of ${var.name}"
  family      = "postgres${split(".", var.engine_version)[0]}"

  dynamic "parameter" {
    for_each = {
      "rds.force_ssl"              = "1"
      "password_encryption"        = "scram-sha-256"
      "log_lock_waits"             = "1"
      "log_min_duration_statement" = "1000" # ms
      "log_parameter_max_length"   = "0"    # statements only: their values may be personal data
    }

    content {
      name  = parameter.key
      value = parameter.value
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_instance" "this" {
  identifier     = var.name
  engine         = "postgres"
  engine_version = var.engine_version
  instance_class = var.instance_class

  username            = var.admin_name
  password_wo         = var.admin_password
  password_wo_version = var.password_version

  storage_type          = "gp3"
  storage_encrypted     = true
  allocated_storage     = var.storage_gb
  max_allocated_storage = var.max_storage_gb

  multi_az               = var.multi_az
  db_subnet_group_name   = aws_db_subnet_group.this.name
  vpc_security_group_ids = [aws_security_group.database.id]
  publicly_accessible    = false
  port                   = local.port

  parameter_group_name                = aws_db_parameter_group.this.name
  ca_cert_identifier                  = "rds-ca-rsa2048-g1"
  iam_database_authentication_enabled = true

  backup_retention_period   = var.backup_days
  backup_window             = "02:00-03:00"
  maintenance_window        = "sun:03:30-sun:04:30"
  copy_tags_to_snapshot     = true
  delete_automated_backups  = !var.final_snapshot
  deletion_protection       = var.protected
  skip_final_snapshot       = !var.final_snapshot
  final_snapshot_identifier = var.final_snapshot ? "${var.name}-final" : null

  allow_major_version_upgrade = var.allow_major_upgrade
  apply_immediately           = var.apply_immediately

  auto_minor_version_upgrade      = true
  enabled_cloudwatch_logs_exports = keys(aws_cloudwatch_log_group.this)
  monitoring_interval             = 60
  monitoring_role_arn             = aws_iam_role.monitoring.arn
  performance_insights_enabled    = true

  tags = { Name = var.name }
}
