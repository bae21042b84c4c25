terraform {
  # Bucket, key and region differ per environment; the targets pass them to `terraform init`.
  backend "s3" {
    encrypt      = true
    use_lockfile = true
  }
}
