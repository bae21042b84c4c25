mock_provider "aws" {}

variables {
  name         = "shop-test/users"
  keep_images  = 30
  force_delete = false
}

run "keeps_images_immutable_scanned_and_encrypted" {
  command = plan
  module {
    source = "./modules/registry"
  }

  assert {
    condition     = aws_ecr_repository.this.image_tag_mutability == "IMMUTABLE"
    error_message = "A tag must always mean the same image."
  }
  assert {
    condition     = aws_ecr_repository.this.image_scanning_configuration[0].scan_on_push
    error_message = "Images must be scanned when they are pushed."
  }
  assert {
    condition     = aws_ecr_repository.this.encryption_configuration[0].encryption_type == "KMS"
    error_message = "Images must be encrypted with KMS."
  }
}

run "expires_old_images" {
  command = plan
  module {
    source = "./modules/registry"
  }

  assert {
    condition     = [for rule in jsondecode(aws_ecr_lifecycle_policy.this.policy).rules : rule.selection.countNumber] == [7, 30]
    error_message = "Untagged images go after 7 days, tagged ones beyond the newest 30."
  }
}

run "is_read_by_no_other_account" {
  command = plan
  module {
    source = "./modules/registry"
  }

  assert {
    condition     = length(aws_ecr_repository_policy.this) == 0
    error_message = "Nobody else may read the images unless they are promoted."
  }
}

run "lets_the_accounts_it_is_promoted_to_read_its_images" {
  command = plan
  module {
    source = "./modules/registry"
  }
  variables {
    promoted_to = ["222222222222"]
  }

  assert {
    condition     = can(regex(":iam::222222222222:root$", one(jsondecode(aws_ecr_repository_policy.this[0].policy).Statement).Principal.AWS[0])) && one(jsondecode(aws_ecr_repository_policy.this[0].policy).Statement).Action == ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    error_message = "That account may read the images, and do nothing else."
  }
}
