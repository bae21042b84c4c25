variable "database" {
  description = "The environment's own PostgreSQL on RDS; null where database_endpoint names another one. storage_gb and max_storage_gb: GiB at first and at most; multi_az: a standby in another zone; backup_days, log_days: days kept; protected: cannot be destroyed; final_snapshot: leaves a snapshot and its backups when it is; allow_major_upgrade: another major version may be installed; apply_immediately: changes do not wait for the maintenance window."
  type = object({
    engine_version = optional(string, "17")
    instance_class = optional(string, "db.t4g.micro")
    storage_gb     = optional(number, 20)
    max_storage_gb = optional(number, 100)
    multi_az       = optional(bool, false)
    backup_days    = optional(number, 14)
    log_days       = optional(number, 365)
    protected      = optional(bool, true)
    final_snapshot = optional(bool, true)

    allow_major_upgrade = optional(bool, false)
    apply_immediately   = optional(bool, false)
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
