variable "name" {
  description = "Name of the host the role is for."
  type        = string

  validation {
    condition     = length(var.name) <= 59
    error_message = "name must leave room for the suffix -host within IAM's 64 characters."
  }
}

variable "repository_arns" {
  description = "ARNs of the repositories the host may pull from."
  type        = list(string)
}

variable "parameter_arns" {
  description = "ARNs, with wildcards, of the SSM parameters of the host's services: release records and secrets."
  type        = list(string)
}

variable "permissions_boundary" {
  description = "ARN of the policy that bounds what the role can be allowed; null for none."
  type        = string
  default     = null
}
