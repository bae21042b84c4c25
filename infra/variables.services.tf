variable "services" {
  description = "Services by name. port is the external port on the host; the container listens on 5000. health_path answers 200 when the service is ready. drain_seconds: what open requests get to finish."
  type = map(object({
    port          = number
    health_path   = string
    drain_seconds = optional(number, 60) # as the target `deploy` without drainTimeout
  }))

  validation {
    condition     = alltrue([for name in keys(var.services) : can(regex("^[a-z][a-z0-9-]{0,30}$", name))])
    error_message = "Service names must be lower-case letters, digits and hyphens, beginning with a letter, at most 31 characters."
  }

  validation {
    condition     = alltrue([for service in values(var.services) : service.port >= 1024 && service.port <= 32767 && floor(service.port) == service.port])
    error_message = "Service ports must be whole numbers from 1024 to 32767: Linux gives those above to outgoing connections."
  }

  validation {
    condition     = length(distinct([for service in values(var.services) : service.port])) == length(var.services)
    error_message = "Two services have the same port. Give each `deploy` target its own port, then run `nx sync`."
  }

  validation {
    condition     = alltrue([for service in values(var.services) : startswith(service.health_path, "/")])
    error_message = "health_path must begin with a slash."
  }

  # Hosts read what is below their services' names, and the administrator's credentials are below `database`.
  validation {
    condition     = length(setintersection(keys(var.services), ["database", "postgres", "rdsadmin", "template0", "template1"])) == 0
    error_message = "A service cannot be called database, postgres, rdsadmin, template0 or template1: the database server and its credentials have these names."
  }
}

variable "repository_keep_images" {
  description = "How many of a repository's newest images are kept."
  type        = number
  default     = 30

  validation {
    condition     = var.repository_keep_images >= 5
    error_message = "repository_keep_images must be at least 5: fewer leave nothing to roll back to."
  }
}

variable "promoted_to" {
  description = "Ids of other accounts whose CI reads the images of this environment, to release the same ones there."
  type        = set(string)
  default     = []
}

variable "repository_force_delete" {
  description = "Whether a repository that still holds images may be destroyed."
  type        = bool
}
