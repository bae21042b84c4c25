provider "aws" {
  region              = var.region
  allowed_account_ids = var.allowed_account_ids

  default_tags {
    tags = local.tags
  }
}

# Reads values that stay out of plan and state. A configuration of its own, so that tests can pretend the
# other one: pretended providers know no ephemeral resources.
provider "aws" {
  alias               = "secrets"
  region              = var.region
  allowed_account_ids = var.allowed_account_ids
}
