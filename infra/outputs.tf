output "service_urls" {
  description = "Public URLs of each service: one at the load balancer, or else one per host that runs it."
  value       = local.urls
}

output "health_urls" {
  description = "Readiness URLs of each service, likewise."
  value       = { for name, urls in local.urls : name => [for url in urls : "${url}${var.services[name].health_path}"] }
}

output "load_balancer" {
  description = "Where the domain name of the load balancer has to point: by CNAME to dns_name, in Route 53 by an alias with zone_id; null without one."
  value = var.load_balancer == null ? null : {
    domain_name = var.load_balancer.domain_name
    dns_name    = module.load_balancer[0].dns_name
    zone_id     = module.load_balancer[0].zone_id
  }
}

output "hosts" {
  description = "Each host's instance, addresses and services."
  value = {
    for name, host in module.host : name => {
      instance_id = host.instance_id
      public_ip   = host.public_ip
      private_ip  = host.private_ip
      services    = sort(local.placement[name])
    }
  }
}

output "repositories" {
  description = "Repository URL of each service."
  value       = { for name, repository in module.registry : name => repository.url }
}

output "database" {
  description = "Where the database server answers, and the SSM parameter with the administrator's connection URL."
  value = {
    endpoint  = local.database_endpoint
    admin_url = module.credentials.admin_parameter
  }
}
