# project, environment, region and allowed_account_ids are passed by the targets from nx.json;
# services comes from services.auto.tfvars.json, which `nx sync` writes; the rest has its value in
# environments/<environment>.tfvars.

variable "project" {
  description = "Prefix of every resource name."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,20}$", var.project))
    error_message = "project must be 2 to 21 lower-case letters, digits and hyphens, beginning with a letter."
  }
}

variable "environment" {
  description = "Environment to build: sandbox, staging, production, or another with a var file of its own."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,20}$", var.environment))
    error_message = "environment must be 2 to 21 lower-case letters, digits and hyphens, beginning with a letter."
  }
}

variable "region" {
  description = "AWS region of every resource."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region must be the name of an AWS region, for example eu-west-1."
  }
}

variable "allowed_account_ids" {
  description = "Accounts the provider may work in; any other is refused before anything is read or changed."
  type        = list(string)

  validation {
    condition     = length(var.allowed_account_ids) > 0 && alltrue([for id in var.allowed_account_ids : can(regex("^[0-9]{12}$", id))])
    error_message = "allowed_account_ids must hold at least one account id of twelve digits."
  }
}

variable "services" {
  description = "Services by name. port is the external port on the host; the container listens on 5000. health_path answers 200 when the service is ready. drain_seconds: what open requests get to finish."
  type = map(object({
    port          = number
    health_path   = string
    drain_seconds = optional(number, 60) # as the target `deploy` without drainTimeout
  }))

  validation {
    condition     = alltrue([for name in keys(var.services) : can(regex("^[a-z][a-z0-9-]{0,30}$", name))])
    error_message = "Service names must be lower-case letters, digits and hyphens, beginning with a letter, at most 31 characters."
  }

  validation {
    condition     = alltrue([for service in values(var.services) : service.port >= 1024 && service.port <= 32767 && floor(service.port) == service.port])
    error_message = "Service ports must be whole numbers from 1024 to 32767: Linux gives those above to outgoing connections."
  }

  validation {
    condition     = length(distinct([for service in values(var.services) : service.port])) == length(var.services)
    error_message = "Two services have the same port. Give each `deploy` target its own port, then run `nx sync`."
  }

  validation {
    condition     = alltrue([for service in values(var.services) : startswith(service.health_path, "/")])
    error_message = "health_path must begin with a slash."
  }

  # Hosts read what is below their services' names, and the administrator's credentials are below `database`.
  validation {
    condition     = length(setintersection(keys(var.services), ["database", "postgres", "rdsadmin", "template0", "template1"])) == 0
    error_message = "A service cannot be called database, postgres, rdsadmin, template0 or template1: the database server and its credentials have these names."
  }
}

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

  validation {
    condition     = alltrue([for host in values(var.hosts) : contains([0, 1], host.az_index)])
    error_message = "az_index must be 0 or 1: the network has two availability zones."
  }

  validation {
    condition     = alltrue([for host in values(var.hosts) : host.volume_gb >= 8 && host.volume_gb <= 1024])
    error_message = "volume_gb must be from 8 to 1024."
  }
}

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
  description = "IPv4 ranges that may reach the services' ports."
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

variable "ssh_public_key" {
  description = "OpenSSH public key for ec2-user on every host. Usually given as TF_VAR_ssh_public_key."
  type        = string

  validation {
    condition     = can(regex("^(ssh-ed25519|ssh-rsa) [A-Za-z0-9+/=]+", var.ssh_public_key))
    error_message = "ssh_public_key must be an OpenSSH public key (ssh-ed25519 or ssh-rsa), the content of a .pub file."
  }
}

variable "repository_keep_images" {
  description = "How many of a repository's newest images are kept."
  type        = number
  default     = 30

  validation {
    condition     = var.repository_keep_images >= 5
    error_message = "repository_keep_images must be at least 5: fewer leave nothing to roll back to."
  }
}

variable "repository_force_delete" {
  description = "Whether a repository that still holds images may be destroyed."
  type        = bool
}

variable "detailed_monitoring" {
  description = "One-minute instance metrics. Off where the API does not implement MonitorInstances, as an emulator may not."
  type        = bool
  default     = true
}

variable "database" {
  description = "The environment's own PostgreSQL on RDS; null where database_endpoint names another one. storage_gb and max_storage_gb: GiB at first and at most; multi_az: a standby in another zone; backup_days, log_days: days kept; protected: cannot be destroyed, and leaves a snapshot."
  type = object({
    engine_version = optional(string, "17")
    instance_class = optional(string, "db.t4g.micro")
    storage_gb     = optional(number, 20)
    max_storage_gb = optional(number, 100)
    multi_az       = optional(bool, false)
    backup_days    = optional(number, 14)
    log_days       = optional(number, 365)
    protected      = optional(bool, true)
  })
  default = null
}

variable "database_endpoint" {
  description = "Address and port of a PostgreSQL server that is there already, instead of `database`. Usually given as TF_VAR_database_endpoint."
  type        = string
  default     = null

  validation {
    condition     = var.database_endpoint == null || can(regex("^[A-Za-z0-9.-]+:[0-9]{1,5}$", var.database_endpoint))
    error_message = "database_endpoint must be an address and a port, such as db.example.com:5432."
  }

  validation {
    condition     = (var.database_endpoint == null) != (var.database == null)
    error_message = "Give either `database`, for a server on RDS, or database_endpoint. The sandbox's is in the .env.sandbox that `npm run sandbox:up` writes."
  }
}

variable "database_admin_url" {
  description = "Connection URL, on the server at database_endpoint, of a role that may create roles and databases. Usually given as TF_VAR_database_admin_url. Never in plan or state."
  type        = string
  default     = null
  ephemeral   = true
  sensitive   = true

  validation {
    condition     = (var.database_admin_url == null) == (var.database_endpoint == null)
    error_message = "database_admin_url and database_endpoint belong together: give both or none."
  }

  validation {
    condition     = var.database_admin_url == null || can(regex("^postgres(ql)?://[^:@/]+:[^@/]+@", var.database_admin_url))
    error_message = "database_admin_url must be of the form postgres://<role>:<password>@<address>:<port>/<database>."
  }
}

variable "database_sslmode" {
  description = "How services connect to the database: verify-full, or disable where the way to it leaves no machine."
  type        = string
  default     = "verify-full"

  validation {
    condition     = contains(["verify-full", "disable"], var.database_sslmode) && (var.database == null || var.database_sslmode == "verify-full")
    error_message = "database_sslmode must be verify-full, or disable; a server on RDS accepts no connection without TLS."
  }
}

variable "database_password_version" {
  description = "Number of the passwords in use. Another number makes new ones for the administrator on RDS and for every service."
  type        = number
  default     = 1

  validation {
    condition     = var.database_password_version >= 1 && floor(var.database_password_version) == var.database_password_version
    error_message = "database_password_version must be a whole number from 1."
  }
}

variable "extra_tags" {
  description = "Further tags of every resource, for cost allocation and the like."
  type        = map(string)
  default     = {}

  # Instance tags can be read from the metadata service, which allows no other characters in keys.
  validation {
    condition     = alltrue([for key in keys(var.extra_tags) : can(regex("^[A-Za-z0-9+=.,_:@-]{1,128}$", key)) && !startswith(key, "service:")])
    error_message = "Keys of extra_tags may hold letters, digits and + - = . , _ : @ and must not begin with service:, which marks the services of a host."
  }
}
