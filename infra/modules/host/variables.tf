variable "name" {
  description = "Name of the host."
  type        = string
}

variable "ami_id" {
  description = "Image of a new instance; a later change does not replace an existing one."
  type        = string
}

variable "instance_type" {
  description = "EC2 instance type, of the architecture the service images are built for."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9-]+\\.[a-z0-9-]+$", var.instance_type))
    error_message = "instance_type must be a type such as t3.small."
  }
}

variable "subnet_id" {
  description = "Public subnet of the host."
  type        = string
}

variable "security_group_ids" {
  description = "Security groups of the host."
  type        = list(string)
}

variable "instance_profile" {
  description = "Name of the instance profile."
  type        = string
}

variable "key_name" {
  description = "Key pair whose public key ec2-user accepts."
  type        = string
}

variable "registry" {
  description = "Host name of the registry of the services' images, known before anything is made: it is part of the user data, which replaces the instance when it changes."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}\\.dkr\\.ecr\\.[a-z0-9-]+\\.[a-z.]+$", var.registry))
    error_message = "registry must be the registry of an account in ECR, such as 123456789012.dkr.ecr.eu-west-1.amazonaws.com."
  }
}

variable "volume_gb" {
  description = "Size of the root volume in GiB."
  type        = number

  validation {
    condition     = var.volume_gb >= 8
    error_message = "volume_gb must be at least 8, the size of the AMI."
  }
}

variable "detailed_monitoring" {
  description = "Whether the instance reports metrics each minute."
  type        = bool
}

variable "tags" {
  description = "Tags of the instance and its volume."
  type        = map(string)
}
