output "value" {
  description = "The password: 64 hexadecimal digits."
  value       = ephemeral.aws_ssm_parameter.this.value
  ephemeral   = true
  sensitive   = true
}
