# A local AWS asks nobody who they are: the names stand for a CI machine.
plan   = { principals = ["arn:aws:iam::123456789012:role/ci-agent"] }
deploy = { principals = ["arn:aws:iam::123456789012:role/ci-agent"] }
