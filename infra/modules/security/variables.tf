variable "name" {
  description = "Prefix of the groups' names."
  type        = string
}

variable "vpc_id" {
  description = "Id of the VPC the groups belong to."
  type        = string
}

variable "admin_cidrs" {
  description = "IPv4 ranges that may reach SSH."
  type        = set(string)

  validation {
    condition     = alltrue([for cidr in var.admin_cidrs : can(cidrhost(cidr, 0)) && try(tonumber(split("/", cidr)[1]), 0) >= 16])
    error_message = "admin_cidrs must be IPv4 ranges of /16 or smaller."
  }
}

variable "http_cidrs" {
  description = "IPv4 ranges that may reach the services."
  type        = set(string)

  validation {
    condition     = alltrue([for cidr in var.http_cidrs : can(cidrhost(cidr, 0))])
    error_message = "http_cidrs must be IPv4 ranges."
  }
}

variable "services" {
  description = "External port of each service by its name."
  type        = map(number)

  validation {
    condition     = alltrue([for port in values(var.services) : port >= 1024 && port <= 32767])
    error_message = "Ports of services must be from 1024 to 32767."
  }
}
