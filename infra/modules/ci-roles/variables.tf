variable "project" {
  description = "Value of the tag Project, and first part of every name, of what the roles may touch."
  type        = string
}

variable "environment" {
  description = "Value of the tag Environment, and second part of every name, of what the roles may touch."
  type        = string

  validation {
    condition     = length("${var.project}-${var.environment}") <= 43
    error_message = "project and environment must leave room for IAM's longest suffix within 64 characters."
  }
}

variable "region" {
  description = "Region the roles work in."
  type        = string
}

variable "state_bucket" {
  description = "Name of the bucket of Terraform's state."
  type        = string
}

variable "state_key" {
  description = "Key of the state of the environment's root module; its lock and the note of what was applied are beside it."
  type        = string
}

variable "oidc" {
  description = "Identity provider that signs the tokens of CI jobs; null where none does. issuer_url: its address, as in the tokens; audience: who the tokens are for; provider_arn: the provider where the account has it already, as an account can have it only once."
  type = object({
    issuer_url   = string
    audience     = optional(string, "sts.amazonaws.com")
    provider_arn = optional(string)
  })
  default = null

  validation {
    condition     = var.oidc == null || can(regex("^https://[a-z0-9.-]+(/[A-Za-z0-9._~/-]*)?$", var.oidc.issuer_url))
    error_message = "oidc.issuer_url must be an https address without port and query, such as https://token.actions.githubusercontent.com."
  }

  validation {
    condition     = try(var.oidc.provider_arn, null) == null || can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:oidc-provider/.+", var.oidc.provider_arn))
    error_message = "oidc.provider_arn must be the ARN of an IAM OIDC provider."
  }
}

variable "plan" {
  description = "Who may take the role that reads. subjects: `sub` of tokens of the OIDC provider, * stands for any text; principals: ARNs of IAM roles or users, such as the role of the CI machine."
  type = object({
    subjects   = optional(set(string), [])
    principals = optional(set(string), [])
  })

  validation {
    condition     = length(setunion(var.plan.subjects, var.plan.principals)) > 0
    error_message = "plan: say who may take the role, by subjects or by principals."
  }

  validation {
    condition     = !anytrue([for name in setunion(var.plan.subjects, var.plan.principals) : strcontains(name, "REPLACE")])
    error_message = "plan still holds a placeholder. Put in the subjects or the role of your CI, in the environment's var file."
  }

  validation {
    condition     = alltrue([for arn in var.plan.principals : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:(role|user)/[^*]+$", arn))])
    error_message = "plan.principals must be ARNs of single IAM roles or users, such as arn:aws:iam::123456789012:role/ci-agent."
  }

  validation {
    condition     = alltrue([for subject in var.plan.subjects : can(regex("^[^*?]{4,}", subject))])
    error_message = "plan.subjects must begin with what is yours, such as repo:acme/shop:*; anybody's repository would match."
  }

  validation {
    condition     = length(var.plan.subjects) == 0 || var.oidc != null
    error_message = "plan.subjects are of an OIDC provider: describe it in oidc."
  }
}

variable "deploy" {
  description = "Who may take the role that deploys; as plan. Subjects are whole ones: no branch may deploy but those that are named."
  type = object({
    subjects   = optional(set(string), [])
    principals = optional(set(string), [])
  })

  validation {
    condition     = length(setunion(var.deploy.subjects, var.deploy.principals)) > 0
    error_message = "deploy: say who may take the role, by subjects or by principals."
  }

  validation {
    condition     = !anytrue([for name in setunion(var.deploy.subjects, var.deploy.principals) : strcontains(name, "REPLACE")])
    error_message = "deploy still holds a placeholder. Put in the subjects or the role of your CI, in the environment's var file."
  }

  validation {
    condition     = alltrue([for arn in var.deploy.principals : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:(role|user)/[^*]+$", arn))])
    error_message = "deploy.principals must be ARNs of single IAM roles or users, such as arn:aws:iam::123456789012:role/ci-agent."
  }

  validation {
    condition     = alltrue([for subject in var.deploy.subjects : can(regex("^[^*?]{4,}$", subject))])
    error_message = "deploy.subjects must be whole, without * or ?, such as repo:acme/shop:ref:refs/heads/main."
  }

  validation {
    condition     = length(var.deploy.subjects) == 0 || var.oidc != null
    error_message = "deploy.subjects are of an OIDC provider: describe it in oidc."
  }
}

variable "plan_reads_secrets" {
  description = "Whether the role that reads may read secrets as well. Terraform's provider decrypts a parameter to see whether it is still there: drift, and plan unless it has --refresh=false, cannot do without."
  type        = bool
  default     = false
}

variable "promotes_from" {
  description = "Environment whose images are promoted to this one, as nx.json has it; null for none."
  type = object({
    environment = string
    account_id  = string
    region      = string
  })
  default = null
}

variable "max_session_hours" {
  description = "How long credentials of the roles are good, in hours. The longest deploy has to fit in."
  type        = number
  default     = 1

  validation {
    condition     = contains([1, 2, 3, 4], var.max_session_hours)
    error_message = "max_session_hours must be 1, 2, 3 or 4."
  }
}
