# policy:allow CKV_AWS_126 in sandbox: its emulator does not implement MonitorInstances
resource "aws_instance" "this" {
  ami                    = var.ami_id
  instance_type          = var.instance_type
  subnet_id              = var.subnet_id
  vpc_security_group_ids = var.security_group_ids
  iam_instance_profile   = var.instance_profile
  key_name               = var.key_name
  monitoring             = var.detailed_monitoring
  ebs_optimized          = true

  # User data runs at first boot only: a changed script takes effect on a new instance.
  user_data = templatefile("${path.module}/user_data.sh.tftpl", {
    boot     = file("${path.module}/boot.sh")
    unit     = file("${path.module}/boot.service")
    registry = var.registry
  })
  user_data_replace_on_change = true

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1 # containers cannot reach the host's credentials
    instance_metadata_tags      = "enabled"
  }

  root_block_device {
    volume_type = "gp3"
    volume_size = var.volume_gb
    encrypted   = true
  }

  tags        = merge(var.tags, { Name = var.name })
  volume_tags = merge(var.tags, { Name = var.name })

  lifecycle {
    # A new AMI appears every few weeks; hosts move to it when asked, not by any plan.
    ignore_changes = [ami]
  }
}

resource "aws_eip" "this" {
  domain = "vpc"

  tags = { Name = var.name }
}

# Apart from the address itself, so that it outlives a replaced instance.
resource "aws_eip_association" "this" {
  instance_id   = aws_instance.this.id
  allocation_id = aws_eip.this.id
}
