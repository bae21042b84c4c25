locals {
  name = "${var.project}-${var.environment}"

  tags = merge(var.extra_tags, {
    Project     = var.project
    Environment = var.environment
    ManagedBy   = "terraform"
  })

  # Below it are the parameters of a service: its release record, its lock and its secrets.
  parameter_prefix = "/${var.project}/${var.environment}"
  parameters       = "arn:${data.aws_partition.current.partition}:ssm:${var.region}:${data.aws_caller_identity.current.account_id}:parameter${local.parameter_prefix}"

  # The registry of the account, known before there is a repository.
  registry = "${data.aws_caller_identity.current.account_id}.dkr.ecr.${var.region}.${data.aws_partition.current.dns_suffix}"

  # A host without a list of services runs every service.
  placement = {
    for name, host in var.hosts : name => host.services == null ? toset(keys(var.services)) : host.services
  }

  # Who deploys asks the services as clients do.
  http_cidrs = contains(var.http_cidrs, "0.0.0.0/0") ? var.http_cidrs : setunion(var.http_cidrs, var.admin_cidrs)

  # Where clients reach each service.
  urls = {
    for name, service in var.services : name => var.load_balancer == null ? [
      for host, services in local.placement : "http://${module.host[host].public_ip}:${service.port}" if contains(services, name)
    ] : tolist(["https://${var.load_balancer.domain_name}:${service.port}"])
  }
}

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}

module "network" {
  source = "./modules/network"

  name     = local.name
  cidr     = var.vpc_cidr
  az_count = 2

  permissions_boundary = local.permissions_boundary
}

module "registry" {
  source   = "./modules/registry"
  for_each = var.services

  name         = "${local.name}/${each.key}"
  keep_images  = var.repository_keep_images
  promoted_to  = var.promoted_to
  force_delete = var.repository_force_delete
}

module "security" {
  source = "./modules/security"

  name        = local.name
  vpc_id      = module.network.vpc_id
  admin_cidrs = var.admin_cidrs
  # Behind a load balancer, hosts answer it alone, and who deploys: a deploy asks each host by itself.
  http_cidrs = var.load_balancer == null ? local.http_cidrs : var.admin_cidrs
  services   = { for name, service in var.services : name => service.port }
}

module "iam" {
  source   = "./modules/iam"
  for_each = local.placement

  name            = "${local.name}-${each.key}"
  repository_arns = [for service in each.value : module.registry[service].arn]
  parameter_arns  = [for service in each.value : "${local.parameters}/${service}/*"]

  permissions_boundary = local.permissions_boundary
}

resource "aws_key_pair" "admin" {
  key_name   = "${local.name}-admin"
  public_key = var.ssh_public_key
}

data "aws_ssm_parameter" "ami" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
}

module "host" {
  source   = "./modules/host"
  for_each = var.hosts

  name                = "${local.name}-${each.key}"
  ami_id              = data.aws_ssm_parameter.ami.insecure_value
  instance_type       = each.value.instance_type
  subnet_id           = module.network.public_subnet_ids[each.value.az_index]
  instance_profile    = module.iam[each.key].instance_profile
  key_name            = aws_key_pair.admin.key_name
  registry            = local.registry
  volume_gb           = each.value.volume_gb
  detailed_monitoring = var.detailed_monitoring

  security_group_ids = concat(
    [module.security.host_group_id],
    [for service in local.placement[each.key] : module.security.service_group_ids[service]],
  )

  # Deployments find a service's hosts, and its port, by these tags.
  tags = merge(
    local.tags,
    { for service in local.placement[each.key] : "service:${service}" => tostring(var.services[service].port) },
  )
}
