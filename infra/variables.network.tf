variable "vpc_cidr" {
  description = "Address range of the VPC; must not overlap with networks it will be connected to."
  type        = string

  validation {
    condition     = can(cidrhost(var.vpc_cidr, 0)) && try(tonumber(split("/", var.vpc_cidr)[1]), 32) <= 20
    error_message = "vpc_cidr must be an IPv4 range of /20 or larger."
  }
}

variable "admin_cidrs" {
  description = "IPv4 ranges that may reach SSH on the hosts. Deployments run over SSH: include the CI agents' address."
  type        = set(string)

  validation {
    condition     = alltrue([for cidr in var.admin_cidrs : can(cidrhost(cidr, 0)) && try(tonumber(split("/", cidr)[1]), 0) >= 16])
    error_message = "admin_cidrs must be IPv4 ranges of /16 or smaller; SSH is never opened to the world."
  }

  # RFC 5737 reserves these ranges for documentation: the var files hold them until a team puts in its own.
  validation {
    condition     = !anytrue([for cidr in var.admin_cidrs : can(regex("^(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.", cidr))])
    error_message = "admin_cidrs still holds a placeholder. Put your office, VPN and CI addresses into the environment's var file."
  }
}

variable "http_cidrs" {
  description = "IPv4 ranges that may reach the services' ports, beside admin_cidrs: a deploy looks at what it deployed."
  type        = set(string)

  validation {
    condition     = alltrue([for cidr in var.http_cidrs : can(cidrhost(cidr, 0))])
    error_message = "http_cidrs must be IPv4 ranges, for example 0.0.0.0/0."
  }

  validation {
    condition     = !anytrue([for cidr in var.http_cidrs : can(regex("^(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.", cidr))])
    error_message = "http_cidrs still holds a placeholder. Put in the ranges of your clients, or 0.0.0.0/0 for the world."
  }
}
