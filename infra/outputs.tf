output "service_urls" {
  description = "Public URLs of each service, one per host that runs it."
  value = {
    for name, service in var.services : name => [
      for host, services in local.placement : "http://${module.host[host].public_ip}:${service.port}" if contains(services, name)
    ]
  }
}

output "health_urls" {
  description = "Readiness URLs of each service, one per host that runs it."
  value = {
    for name, service in var.services : name => [
      for host, services in local.placement : "http://${module.host[host].public_ip}:${service.port}${service.health_path}" if contains(services, name)
    ]
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
