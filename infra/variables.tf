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
