mock_provider "aws" {}

variables {
  name                = "shop-test-a"
  ami_id              = "ami-0123456789abcdef0"
  instance_type       = "t3.small"
  subnet_id           = "subnet-1"
  security_group_ids  = ["sg-1"]
  instance_profile    = "shop-test-a-host"
  key_name            = "shop-test-admin"
  registry            = "123456789012.dkr.ecr.eu-west-1.amazonaws.com"
  volume_gb           = 20
  detailed_monitoring = true
  tags                = { Project = "shop", Environment = "test", "service:users" = "5001" }
}

run "is_hardened" {
  command = plan
  module {
    source = "./modules/host"
  }

  assert {
    condition     = aws_instance.this.metadata_options[0].http_tokens == "required"
    error_message = "Only IMDSv2 may be answered."
  }
  assert {
    condition     = aws_instance.this.metadata_options[0].http_put_response_hop_limit == 1
    error_message = "Containers must not reach the metadata service."
  }
  assert {
    condition     = aws_instance.this.root_block_device[0].encrypted && aws_instance.this.root_block_device[0].volume_type == "gp3"
    error_message = "The root volume must be encrypted gp3."
  }
}

run "is_found_by_its_tags" {
  command = plan
  module {
    source = "./modules/host"
  }

  assert {
    condition = aws_instance.this.tags == tomap({
      Name            = "shop-test-a"
      Project         = "shop"
      Environment     = "test"
      "service:users" = "5001"
    })
    error_message = "Deployments find hosts by exactly these tags."
  }
}

run "boots_a_docker_engine_that_survives_its_own_restart" {
  command = plan
  module {
    source = "./modules/host"
  }

  assert {
    condition     = strcontains(aws_instance.this.user_data, "missing+=(docker)") && strcontains(aws_instance.this.user_data, "\"live-restore\": true")
    error_message = "User data must install Docker with live-restore."
  }
}

run "keeps_logs_from_filling_the_disk" {
  command = plan
  module {
    source = "./modules/host"
  }

  assert {
    condition     = strcontains(aws_instance.this.user_data, "\"log-opts\": { \"max-size\": \"10m\", \"max-file\": \"3\" }")
    error_message = "Logs of containers must be rotated."
  }
}

run "lets_who_pulls_by_hand_in_by_its_role" {
  command = plan
  module {
    source = "./modules/host"
  }

  assert {
    condition     = strcontains(aws_instance.this.user_data, "install_packages amazon-ecr-credential-helper") && strcontains(aws_instance.this.user_data, "{ \"credHelpers\": { \"123456789012.dkr.ecr.eu-west-1.amazonaws.com\": \"ecr-login\" } }")
    error_message = "The credential helper must be installed and used for the registry of the account."
  }
}

run "lets_nobody_in_by_password" {
  command = plan
  module {
    source = "./modules/host"
  }

  assert {
    condition     = alltrue([for line in ["AuthenticationMethods publickey", "PasswordAuthentication no", "KbdInteractiveAuthentication no", "PermitRootLogin no"] : contains(split("\n", aws_instance.this.user_data), line)])
    error_message = "sshd must accept keys only, and not root."
  }
  assert {
    condition     = length(regexall("(?s)sshd -t; then\n  rm .*systemctl reload sshd", aws_instance.this.user_data)) == 1
    error_message = "Settings must be tried, and taken away when they are refused, before sshd reads them."
  }
}

run "installs_security_updates_by_itself" {
  command = plan
  module {
    source = "./modules/host"
  }

  assert {
    condition     = alltrue([for line in ["upgrade_type = security", "apply_updates = yes", "reboot = never"] : contains(split("\n", aws_instance.this.user_data), line)])
    error_message = "dnf must install security updates, and not restart the host."
  }
  assert {
    condition     = strcontains(aws_instance.this.user_data, "echo latest >/etc/dnf/vars/releasever")
    error_message = "Amazon Linux finds no updates while it looks at the repository of its image."
  }
  assert {
    condition     = strcontains(aws_instance.this.user_data, "APT::Periodic::Unattended-Upgrade \"1\";")
    error_message = "Debian must install updates as well."
  }
}

run "refuses_a_registry_that_the_helper_would" {
  command = plan
  module {
    source = "./modules/host"
  }
  variables {
    registry = "registry.example.com"
  }
  expect_failures = [var.registry]
}

run "brings_its_services_back_at_boot" {
  command = plan
  module {
    source = "./modules/host"
  }

  assert {
    condition     = strcontains(aws_instance.this.user_data, file("modules/host/boot.sh")) && strcontains(aws_instance.this.user_data, file("modules/host/boot.service"))
    error_message = "User data must install the boot script and its unit."
  }
  assert {
    condition     = length(aws_instance.this.user_data) < 16384
    error_message = "EC2 takes 16 KB of user data at most."
  }
  assert {
    condition     = aws_instance.this.metadata_options[0].instance_metadata_tags == "enabled"
    error_message = "The boot script reads from the tags which services to start."
  }
}
