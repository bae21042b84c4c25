# One PostgreSQL server for all services, each with a role and a database of its own: on RDS where
# `database` is given, else the one at `database_endpoint`. Release steps make the roles and databases.

locals {
  # Roles of services have their names, in which no underscore is allowed.
  database_admin = "database_admin"

  database_endpoint = var.database == null ? var.database_endpoint : module.database[0].endpoint
  database_admin_url = var.database == null ? var.database_admin_url : join("", [
    "postgres://${local.database_admin}:${module.admin_password[0].value}",
    "@${module.database[0].endpoint}/postgres?sslmode=${var.database_sslmode}",
  ])

  # Address and port of a server that is there already.
  other_server = var.database == null ? split(":", var.database_endpoint) : null
}

module "admin_password" {
  source = "./modules/password"
  count  = var.database == null ? 0 : 1

  providers = {
    aws         = aws
    aws.secrets = aws.secrets
  }

  parameter_name   = "${local.parameter_prefix}/database/admin-password"
  description      = "Password of ${local.database_admin}"
  password_version = var.database_password_version
}

module "database" {
  source = "./modules/database"
  count  = var.database == null ? 0 : 1

  name             = local.name
  vpc_id           = module.network.vpc_id
  subnet_ids       = module.network.private_subnet_ids
  host_group_id    = module.security.host_group_id
  admin_name       = local.database_admin
  admin_password   = module.admin_password[0].value
  password_version = var.database_password_version

  engine_version = var.database.engine_version
  instance_class = var.database.instance_class
  storage_gb     = var.database.storage_gb
  max_storage_gb = var.database.max_storage_gb
  multi_az       = var.database.multi_az
  backup_days    = var.database.backup_days
  log_days       = var.database.log_days
  protected      = var.database.protected
  final_snapshot = var.database.final_snapshot

  allow_major_upgrade = var.database.allow_major_upgrade
  apply_immediately   = var.database.apply_immediately

  permissions_boundary = local.permissions_boundary
}

# Towards RDS, whose own group is named, modules/database opens the way.
resource "aws_vpc_security_group_egress_rule" "database" {
  count = var.database == null ? 1 : 0

  security_group_id = module.security.host_group_id
  description       = "PostgreSQL to ${var.database_endpoint}"
  ip_protocol       = "tcp"
  from_port         = tonumber(local.other_server[1])
  to_port           = tonumber(local.other_server[1])
  cidr_ipv4         = can(cidrnetmask("${local.other_server[0]}/32")) ? "${local.other_server[0]}/32" : "0.0.0.0/0"
}

module "credentials" {
  source = "./modules/credentials"

  parameter_prefix = local.parameter_prefix
  services         = toset(keys(var.services))
  endpoint         = local.database_endpoint
  sslmode          = var.database_sslmode
  admin_url        = local.database_admin_url
  password_version = var.database_password_version
}
