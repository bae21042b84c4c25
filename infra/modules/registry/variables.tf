variable "name" {
  description = "Name of the repository."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9]+([._/-][a-z0-9]+)*$", var.name))
    error_message = "name must be a valid ECR repository name."
  }
}

variable "keep_images" {
  description = "How many of the newest images are kept."
  type        = number

  validation {
    condition     = var.keep_images >= 1
    error_message = "keep_images must be at least 1."
  }
}

variable "promoted_to" {
  description = "Ids of the accounts whose CI may read the images, to promote them."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for account in var.promoted_to : can(regex("^[0-9]{12}$", account))])
    error_message = "promoted_to must be account ids, twelve digits in quotes."
  }
}

variable "force_delete" {
  description = "Whether the repository may be destroyed while it holds images."
  type        = bool
}
