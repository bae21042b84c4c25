output "plan_role_arn" {
  description = "Role for CI jobs that plan, look for drift and read what is deployed."
  value       = module.ci_roles.plan_role_arn
}

output "deploy_role_arn" {
  description = "Role for CI jobs that deploy."
  value       = module.ci_roles.deploy_role_arn
}

output "next_steps" {
  description = "What is left to do elsewhere; shown by the target bootstrap."
  value       = <<-EOT
    In CI, let the credentials of ${var.environment} take these roles:
      aws-${var.environment}-read    ${module.ci_roles.plan_role_arn}
        plans of pull requests, status, the base of nx affected${var.plan_reads_secrets ? ", drift" : "; reads no secrets: plan with --refresh=false"}
      aws-${var.environment}-deploy  ${module.ci_roles.deploy_role_arn}
        deploys of the main branch${var.plan_reads_secrets ? "" : ", drift"}
  EOT
}
