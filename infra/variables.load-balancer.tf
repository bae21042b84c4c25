variable "load_balancer" {
  description = "A load balancer in front of the hosts, the only way for clients to the services then; null for none. certificate_arn: certificate in ACM, of this region; domain_name: name that the certificate is for, by which clients call; ssl_policy: predefined TLS policy; protected: AWS refuses to delete it."
  type = object({
    certificate_arn = string
    domain_name     = string
    ssl_policy      = optional(string, "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09")
    protected       = optional(bool, true)
  })
  default = null

  validation {
    condition     = var.load_balancer == null || can(regex("^arn:[a-z-]+:acm:${var.region}:[0-9]{12}:certificate/.+$", var.load_balancer.certificate_arn))
    error_message = "load_balancer.certificate_arn must be the ARN of a certificate in ACM in the region of the environment: request or import it there."
  }

  validation {
    condition     = var.load_balancer == null || can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", var.load_balancer.domain_name))
    error_message = "load_balancer.domain_name must be the name that clients call and the certificate is for, such as api.example.com; no scheme, port or wildcard."
  }

  validation {
    condition     = var.load_balancer == null || can(regex("^ELBSecurityPolicy-TLS13-1-[23]-", var.load_balancer.ssl_policy))
    error_message = "load_balancer.ssl_policy must be one for TLS 1.3, with or without 1.2: ELBSecurityPolicy-TLS13-1-2-… or ELBSecurityPolicy-TLS13-1-3-…"
  }

  validation {
    condition     = var.load_balancer == null || length("${var.project}-${var.environment}") <= 32
    error_message = "A load balancer is named <project>-<environment>, for which AWS allows 32 characters: shorten one of them."
  }
}
