variable "parameter_prefix" {
  description = "Beginning of the names of SSM parameters, /<project>/<environment>."
  type        = string

  validation {
    condition     = can(regex("^(/[A-Za-z0-9_.-]+)+$", var.parameter_prefix))
    error_message = "parameter_prefix must be the beginning of a parameter's name, such as /shop/staging."
  }
}

variable "services" {
  description = "Names of the services; each has a role and a database of its name."
  type        = set(string)

  validation {
    condition     = alltrue([for name in var.services : can(regex("^[a-z][a-z0-9-]{0,30}$", name))])
    error_message = "Service names must be lower-case letters, digits and hyphens, beginning with a letter, at most 31 characters."
  }
}

variable "endpoint" {
  description = "Address and port of the database server."
  type        = string
}

variable "sslmode" {
  description = "How clients use TLS, as libpq's sslmode."
  type        = string
}

variable "admin_url" {
  description = "Connection URL of the administrator."
  type        = string
  ephemeral   = true
  sensitive   = true
}

variable "password_version" {
  description = "Number of the passwords; another number makes other passwords."
  type        = number
}
