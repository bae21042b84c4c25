output "host_group_id" {
  description = "Id of the group every host belongs to."
  value       = aws_security_group.host.id
}

output "service_group_ids" {
  description = "Id of the group that opens a service's port, by the service's name."
  value       = { for name, group in aws_security_group.service : name => group.id }
}
