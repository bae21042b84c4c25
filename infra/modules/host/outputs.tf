output "instance_id" {
  description = "Id of the instance."
  value       = aws_instance.this.id
}

output "public_ip" {
  description = "Elastic IP of the host."
  value       = aws_eip.this.public_ip
}

output "private_ip" {
  description = "Address of the host within the VPC."
  value       = aws_instance.this.private_ip
}
