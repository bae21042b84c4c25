resource "aws_lb" "this" {
  name                       = var.name
  load_balancer_type         = "application"
  subnets                    = var.subnet_ids
  security_groups            = [aws_security_group.load_balancer.id]
  drop_invalid_header_fields = true
  enable_deletion_protection = var.protected

  # Services' public containers keep idle connections for 65 s. Who closes them has to be the side that
  # sends the requests, or now and then one is sent into a connection that is just being closed.
  idle_timeout = 60

  tags = { Name = var.name }
}

# Its port cannot be changed: another one takes its place before it goes, for a listener uses it.
resource "aws_lb_target_group" "this" {
  for_each = var.services

  name_prefix = "${substr(each.key, 0, 5)}-"
  vpc_id      = var.vpc_id
  port        = each.value.port
  protocol    = "HTTP"

  # A host that leaves is given as long as a version that is taken over.
  deregistration_delay = each.value.drain_seconds

  health_check {
    path                = each.value.health_path
    matcher             = "200"
    interval            = 10
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }

  tags = { Name = "${var.name}-${each.key}" }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_target_group_attachment" "this" {
  for_each = var.targets

  target_group_arn = aws_lb_target_group.this[each.value.service].arn
  target_id        = each.value.instance_id
}

resource "aws_lb_listener" "this" {
  for_each = var.services

  load_balancer_arn = aws_lb.this.arn
  port              = each.value.port
  protocol          = "HTTPS"
  certificate_arn   = var.certificate_arn
  ssl_policy        = var.ssl_policy

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this[each.key].arn
  }

  tags = { Name = "${var.name}-${each.key}" }
}
