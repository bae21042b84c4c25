output "plan_role_arn" {
  description = "ARN of the role that reads."
  value       = aws_iam_role.plan.arn
}

output "deploy_role_arn" {
  description = "ARN of the role that deploys."
  value       = aws_iam_role.deploy.arn
}

output "boundary_arn" {
  description = "ARN of the policy that bounds every role made by the deploy role."
  value       = aws_iam_policy.boundary.arn
}
