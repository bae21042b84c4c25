variable "parameter_name" {
  description = "Name of the SSM parameter that keeps the password."
  type        = string

  validation {
    condition     = can(regex("^(/[A-Za-z0-9_.-]+)+$", var.parameter_name))
    error_message = "parameter_name must be the whole name of a parameter, beginning with a slash."
  }
}

variable "description" {
  description = "Whose password it is."
  type        = string
}

variable "password_version" {
  description = "Number of the password; another number makes another password."
  type        = number
}
