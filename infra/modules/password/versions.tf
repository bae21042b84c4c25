terraform {
  required_version = "~> 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"

      # `secrets` reads ephemeral values, of which mocked providers know nothing.
      configuration_aliases = [aws.secrets]
    }
  }
}
