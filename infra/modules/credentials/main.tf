locals {
  # Terraform cannot see that a write-only value differs: it is written when this number does.
  version = parseint(substr(sha256("${var.password_version} ${var.endpoint} ${var.sslmode}"), 0, 8), 16)
}

# Of the administrator, for release steps. Below no service, so that no host may read it.
resource "aws_ssm_parameter" "admin_url" {
  name             = "${var.parameter_prefix}/database/admin-url"
  description      = "Connection URL of the database's administrator"
  type             = "SecureString"
  value_wo         = var.admin_url
  value_wo_version = local.version
}

# Holds the only copy of the service's password, made at apply time: the release step gives it to the role.
resource "aws_ssm_parameter" "database_url" {
  for_each = var.services

  name             = "${var.parameter_prefix}/${each.key}/database-url"
  description      = "Connection URL of ${each.key}: its own role in its own database"
  type             = "SecureString"
  value_wo         = "postgres://${each.key}:${sha256("${uuid()} ${uuid()}")}@${var.endpoint}/${each.key}?sslmode=${var.sslmode}"
  value_wo_version = local.version

  lifecycle {
    # Any change but of tags writes the value again: another description must not be another password.
    ignore_changes = [description]
  }
}
