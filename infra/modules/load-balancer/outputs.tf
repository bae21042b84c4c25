output "dns_name" {
  description = "Name that AWS gave the load balancer; clients use a name that its certificate is for."
  value       = aws_lb.this.dns_name
}

output "zone_id" {
  description = "Id of the hosted zone of dns_name, for an alias record in Route 53."
  value       = aws_lb.this.zone_id
}
