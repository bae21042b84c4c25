# Who may take the roles. A CI machine in AWS is named by its instance role:
plan   = { principals = ["arn:aws:iam::222222222222:role/REPLACE"] } # REPLACE: role of the CI agents
deploy = { principals = ["arn:aws:iam::222222222222:role/REPLACE"] } # REPLACE: role of the CI agents

# CI elsewhere shows tokens of its identity provider instead:
# oidc   = { issuer_url = "https://token.actions.githubusercontent.com" }
# plan   = { subjects = ["repo:acme/shop:*"] }
# deploy = { subjects = ["repo:acme/shop:ref:refs/heads/main"] }

promotes_from = { environment = "staging", account_id = "111111111111" }
