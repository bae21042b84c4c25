output "admin_parameter" {
  description = "Name of the parameter with the administrator's connection URL."
  value       = aws_ssm_parameter.admin_url.name
}

output "version" {
  description = "Changes when the values are written again."
  value       = local.version
}
