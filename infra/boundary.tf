variable "bounded_roles" {
  description = "Whether roles are made within the boundary of the target bootstrap, the policy /ci/<project>-<environment>-boundary. The deploy role of CI makes no others. Off only where nobody has run bootstrap."
  type        = bool
  default     = true
}

locals {
  permissions_boundary = var.bounded_roles ? "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:policy/ci/${local.name}-boundary" : null
}
