variable "name" {
  description = "Name of the load balancer, and prefix of what belongs to it."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9][A-Za-z0-9-]{0,30}[A-Za-z0-9]$", var.name)) && !startswith(var.name, "internal-")
    error_message = "name must be 2 to 32 letters, digits and hyphens, and not begin with internal-, as AWS demands of load balancers. Shorten the name of the project or the environment."
  }
}

variable "vpc_id" {
  description = "Id of the VPC."
  type        = string
}

variable "subnet_ids" {
  description = "Ids of public subnets in at least two availability zones."
  type        = list(string)

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "subnet_ids must hold subnets in two availability zones at least, as AWS demands of load balancers."
  }
}

variable "http_cidrs" {
  description = "IPv4 ranges that may reach the services."
  type        = set(string)

  validation {
    condition     = length(var.http_cidrs) > 0 && alltrue([for cidr in var.http_cidrs : can(cidrhost(cidr, 0))])
    error_message = "http_cidrs must be IPv4 ranges, at least one: nobody could reach the services."
  }
}

variable "certificate_arn" {
  description = "ARN of the certificate in ACM that the listeners show, in the region of the load balancer."
  type        = string

  validation {
    condition     = can(regex("^arn:[a-z-]+:acm:[a-z0-9-]+:[0-9]{12}:certificate/.+$", var.certificate_arn))
    error_message = "certificate_arn must be the ARN of a certificate in ACM, such as arn:aws:acm:eu-west-1:123456789012:certificate/…"
  }
}

variable "ssl_policy" {
  description = "Predefined security policy of the listeners: which versions of TLS and ciphers they speak."
  type        = string

  validation {
    condition     = can(regex("^ELBSecurityPolicy-TLS13-1-[23]-", var.ssl_policy))
    error_message = "ssl_policy must be one for TLS 1.3, with or without 1.2: ELBSecurityPolicy-TLS13-1-2-… or ELBSecurityPolicy-TLS13-1-3-…"
  }
}

variable "protected" {
  description = "Whether AWS refuses to delete the load balancer."
  type        = bool
}

variable "services" {
  description = "Services by name. port: where hosts and listener answer; health_path answers 200 when the service is ready; drain_seconds: what open requests to a host that leaves get to finish; group_id: security group that opens the port on hosts."
  type = map(object({
    port          = number
    health_path   = string
    drain_seconds = number
    group_id      = string
  }))

  validation {
    condition     = alltrue([for service in values(var.services) : service.drain_seconds >= 0 && service.drain_seconds <= 3600])
    error_message = "drain_seconds must be from 0 to 3600. It is drainTimeout of the service's target `deploy`."
  }
}

variable "targets" {
  description = "Which instance answers for which service, under any key."
  type        = map(object({ service = string, instance_id = string }))

  validation {
    condition     = length(setsubtract(keys(var.services), [for target in values(var.targets) : target.service])) == 0
    error_message = "A service has no target: its requests would all be answered with 503. Place it on a host."
  }
}
