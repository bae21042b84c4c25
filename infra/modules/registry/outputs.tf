output "arn" {
  description = "ARN of the repository."
  value       = aws_ecr_repository.this.arn
}

output "url" {
  description = "Registry host and repository name, without a tag."
  value       = aws_ecr_repository.this.repository_url
}
