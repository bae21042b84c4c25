# What is in an account before the environment is: the roles with which CI builds it. A person with the
# rights of an administrator applies it, once; no role made here can change it.

module "ci_roles" {
  source = "../modules/ci-roles"

  project     = var.project
  environment = var.environment
  region      = var.region

  state_bucket = "${var.project}-${var.environment}-tfstate-${var.allowed_account_ids[0]}"
  state_key    = var.state_key

  oidc               = var.oidc
  plan               = var.plan
  deploy             = var.deploy
  plan_reads_secrets = var.plan_reads_secrets
  promotes_from      = var.promotes_from == null ? null : merge(var.promotes_from, { region = coalesce(var.promotes_from.region, var.region) })
  max_session_hours  = var.max_session_hours
}
