variable "hosts" {
  description = "EC2 hosts by name. services: names of the services placed there, null for every service; az_index: which of the two availability zones; volume_gb: size of the root volume in GiB."
  type = map(object({
    services      = optional(set(string))
    instance_type = optional(string, "t3.small")
    az_index      = optional(number, 0)
    volume_gb     = optional(number, 20)
  }))

  validation {
    condition     = length(var.hosts) > 0 && alltrue([for name in keys(var.hosts) : can(regex("^[a-z][a-z0-9-]{0,20}$", name))])
    error_message = "hosts needs at least one host, named with lower-case letters, digits and hyphens."
  }

  validation {
    condition     = alltrue(flatten([for host in values(var.hosts) : [for service in coalesce(host.services, []) : contains(keys(var.services), service)]]))
    error_message = "A host is given a service that does not exist. The names are those in services.auto.tfvars.json."
  }

  validation {
    condition     = anytrue([for host in values(var.hosts) : host.services == null]) || length(setsubtract(keys(var.services), flatten([for host in values(var.hosts) : coalesce(host.services, [])]))) == 0
    error_message = "A service is placed on no host. Add it to a host's services, or leave them out to place every service there."
  }

  # A host has a group of its own, and one for each of its services.
  validation {
    condition     = alltrue([for host in values(var.hosts) : length(coalesce(host.services, toset(keys(var.services)))) < var.security_groups_per_interface])
    error_message = "A host has more services than AWS lets it have security groups (one each, and its own). Place some on another host, or have the quota L-2AFB9258 raised and say so in security_groups_per_interface."
  }

  validation {
    condition     = alltrue([for host in values(var.hosts) : contains([0, 1], host.az_index)])
    error_message = "az_index must be 0 or 1: the network has two availability zones."
  }

  validation {
    condition     = alltrue([for host in values(var.hosts) : host.volume_gb >= 8 && host.volume_gb <= 1024])
    error_message = "volume_gb must be from 8 to 1024."
  }
}

variable "ssh_public_key" {
  description = "OpenSSH public key for ec2-user on every host. Usually given as TF_VAR_ssh_public_key."
  type        = string

  validation {
    condition     = can(regex("^(ssh-ed25519|ssh-rsa) [A-Za-z0-9+/=]+", var.ssh_public_key))
    error_message = "ssh_public_key must be an OpenSSH public key (ssh-ed25519 or ssh-rsa), the content of a .pub file."
  }
}

variable "detailed_monitoring" {
  description = "One-minute instance metrics. Off where the API does not implement MonitorInstances, as an emulator may not."
  type        = bool
  default     = true
}

variable "security_groups_per_interface" {
  description = "How many security groups a network interface may have: AWS's quota of the account, 5 unless it was raised, 16 at most."
  type        = number
  default     = 5

  validation {
    condition     = var.security_groups_per_interface >= 5 && var.security_groups_per_interface <= 16
    error_message = "security_groups_per_interface must be from 5 to 16."
  }
}
