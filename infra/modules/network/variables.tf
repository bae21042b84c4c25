variable "name" {
  description = "Prefix of the resources' names."
  type        = string
}

variable "cidr" {
  description = "IPv4 range of the VPC; each subnet takes a sixteenth of it."
  type        = string

  validation {
    condition     = can(cidrhost(var.cidr, 0)) && try(tonumber(split("/", var.cidr)[1]), 32) <= 20
    error_message = "cidr must be an IPv4 range of /20 or larger."
  }
}

variable "az_count" {
  description = "In how many availability zones there is a public and a private subnet."
  type        = number

  validation {
    condition     = var.az_count >= 2 && var.az_count <= 3
    error_message = "az_count must be 2 or 3."
  }
}

variable "permissions_boundary" {
  description = "ARN of the policy that bounds what the role of the flow log can be allowed; null for none."
  type        = string
  default     = null
}
