# project, environment, region and allowed_account_ids are passed by the targets from nx.json; the rest has
# its value in environments/<environment>.tfvars. The module checks what it is given.

variable "project" {
  description = "Prefix of every resource name."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,20}$", var.project))
    error_message = "project must be 2 to 21 lower-case letters, digits and hyphens, beginning with a letter."
  }
}

variable "environment" {
  description = "Environment whose CI the roles are for."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,20}$", var.environment))
    error_message = "environment must be 2 to 21 lower-case letters, digits and hyphens, beginning with a letter."
  }
}

variable "region" {
  description = "AWS region of the environment."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region must be the name of an AWS region, for example eu-west-1."
  }
}

variable "allowed_account_ids" {
  description = "The account of the environment; any other is refused before anything is read or changed."
  type        = list(string)

  validation {
    condition     = length(var.allowed_account_ids) == 1 && can(regex("^[0-9]{12}$", var.allowed_account_ids[0]))
    error_message = "allowed_account_ids must hold exactly one account id of twelve digits."
  }
}

variable "state_key" {
  description = "Key of the environment's state in its bucket: <Nx project>.tfstate."
  type        = string
  default     = "infra.tfstate"

  validation {
    condition     = can(regex("^[A-Za-z0-9._-]+\\.tfstate$", var.state_key))
    error_message = "state_key must be the name of the Nx project with the ending .tfstate."
  }
}

variable "oidc" {
  description = "Identity provider that signs the tokens of CI jobs; null where none does. issuer_url: its address, as in the tokens; audience: who the tokens are for; provider_arn: the provider where the account has it already, as an account can have it only once."
  type = object({
    issuer_url   = string
    audience     = optional(string, "sts.amazonaws.com")
    provider_arn = optional(string)
  })
  default = null
}

variable "plan" {
  description = "Who may take the role that reads. subjects: `sub` of tokens of the OIDC provider, * stands for any text; principals: ARNs of IAM roles or users, such as the role of the CI machine."
  type = object({
    subjects   = optional(set(string), [])
    principals = optional(set(string), [])
  })
}

variable "deploy" {
  description = "Who may take the role that deploys; as plan. Subjects are whole ones: no branch may deploy but those that are named."
  type = object({
    subjects   = optional(set(string), [])
    principals = optional(set(string), [])
  })
}

variable "plan_reads_secrets" {
  description = "Whether the role that reads may read secrets as well, so that drift, and plans that refresh, run under it."
  type        = bool
  default     = false
}

variable "promotes_from" {
  description = "Environment whose images are promoted to this one, as nx.json has it; null for none. region: this one's where it is left out."
  type = object({
    environment = string
    account_id  = string
    region      = optional(string)
  })
  default = null

  validation {
    condition     = var.promotes_from == null || can(regex("^[0-9]{12}$", var.promotes_from.account_id))
    error_message = "promotes_from.account_id must be twelve digits in quotes."
  }
}

variable "max_session_hours" {
  description = "How long credentials of the roles are good, in hours. The longest deploy has to fit in."
  type        = number
  default     = 1
}
