variable "name" {
  description = "Identifier of the database instance, and prefix of what belongs to it."
  type        = string
}

variable "vpc_id" {
  description = "Id of the VPC."
  type        = string
}

variable "subnet_ids" {
  description = "Ids of private subnets in at least two availability zones."
  type        = list(string)

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "subnet_ids must hold at least two subnets, as RDS demands."
  }
}

variable "host_group_id" {
  description = "Id of the security group of the hosts, the only ones that may connect."
  type        = string
}

variable "admin_name" {
  description = "Name of the administrator, who may create roles and databases."
  type        = string
}

variable "admin_password" {
  description = "Password of the administrator."
  type        = string
  ephemeral   = true
  sensitive   = true
}

variable "password_version" {
  description = "Number of the administrator's password: another number has it set again."
  type        = number
}

variable "engine_version" {
  description = "PostgreSQL version; a major version alone follows the newest minor version."
  type        = string

  validation {
    condition     = can(regex("^1[5-9](\\.[0-9]+)?$", var.engine_version))
    error_message = "engine_version must be a PostgreSQL version from 15, such as 17 or 17.6."
  }
}

variable "instance_class" {
  description = "RDS instance class."
  type        = string

  validation {
    condition     = can(regex("^db\\.[a-z0-9]+\\.[a-z0-9]+$", var.instance_class))
    error_message = "instance_class must be a class such as db.t4g.micro."
  }
}

variable "storage_gb" {
  description = "Storage at first, GiB."
  type        = number

  validation {
    condition     = var.storage_gb >= 20
    error_message = "storage_gb must be at least 20, the least of gp3."
  }
}

variable "max_storage_gb" {
  description = "GiB up to which storage grows by itself."
  type        = number

  validation {
    condition     = var.max_storage_gb > var.storage_gb
    error_message = "max_storage_gb must be more than storage_gb, or a full disk stops the database."
  }
}

variable "multi_az" {
  description = "Whether a standby in another availability zone takes over when the instance fails."
  type        = bool
}

variable "backup_days" {
  description = "Days that automatic backups are kept; any moment of them can be restored."
  type        = number

  validation {
    condition     = var.backup_days >= 7 && var.backup_days <= 35
    error_message = "backup_days must be from 7 to 35."
  }
}

variable "log_days" {
  description = "Days that the database's logs are kept in CloudWatch."
  type        = number
}

variable "protected" {
  description = "Whether the database cannot be destroyed."
  type        = bool
}

variable "final_snapshot" {
  description = "Whether the database leaves a snapshot and its backups when it is destroyed."
  type        = bool
}

variable "allow_major_upgrade" {
  description = "Whether another major version may be installed."
  type        = bool
}

variable "apply_immediately" {
  description = "Whether changes are made at once, with the interruption that they take, and not in the maintenance window."
  type        = bool
}

variable "permissions_boundary" {
  description = "ARN of the policy that bounds what the role of the metrics can be allowed; null for none."
  type        = string
  default     = null
}
