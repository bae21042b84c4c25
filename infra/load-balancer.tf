# In front of the hosts, where `load_balancer` is given: HTTPS at the services' ports, to every host that
# runs the service and is ready.
module "load_balancer" {
  source = "./modules/load-balancer"
  count  = var.load_balancer == null ? 0 : 1

  name            = local.name
  vpc_id          = module.network.vpc_id
  subnet_ids      = module.network.public_subnet_ids
  http_cidrs      = local.http_cidrs
  certificate_arn = var.load_balancer.certificate_arn
  ssl_policy      = var.load_balancer.ssl_policy
  protected       = var.load_balancer.protected

  services = {
    for name, service in var.services : name => {
      port          = service.port
      health_path   = service.health_path
      drain_seconds = service.drain_seconds
      group_id      = module.security.service_group_ids[name]
    }
  }

  targets = merge([
    for host, services in local.placement : {
      for service in services : "${service} on ${host}" => {
        service     = service
        instance_id = module.host[host].instance_id
      }
    }
  ]...)
}
