resource "aws_security_group" "host" {
  name        = "${var.name}-host"
  description = "SSH from administrators; HTTP and HTTPS out"
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-host" }
}

resource "aws_vpc_security_group_ingress_rule" "ssh" {
  for_each = var.admin_cidrs

  security_group_id = aws_security_group.host.id
  description       = "SSH from ${each.value}"
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
  cidr_ipv4         = each.value
}

# HTTPS reaches ECR, SSM and S3, HTTP the package mirrors. DNS and time need no rule: the VPC's own
# resolver and time service are not subject to security groups.
resource "aws_vpc_security_group_egress_rule" "host" {
  for_each = { HTTPS = 443, HTTP = 80 }

  security_group_id = aws_security_group.host.id
  description       = "${each.key} out"
  ip_protocol       = "tcp"
  from_port         = each.value
  to_port           = each.value
  cidr_ipv4         = "0.0.0.0/0"
}

# One group per service, so that a host opens only the ports of the services placed on it.
resource "aws_security_group" "service" {
  for_each = var.services

  name        = "${var.name}-service-${each.key}"
  description = "HTTP to ${each.key}"
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-service-${each.key}" }
}

resource "aws_vpc_security_group_ingress_rule" "http" {
  for_each = {
    for pair in setproduct(keys(var.services), var.http_cidrs) :
    "${pair[0]} from ${pair[1]}" => { service = pair[0], cidr = pair[1] }
  }

  security_group_id = aws_security_group.service[each.value.service].id
  description       = "HTTP to ${each.value.service} from ${each.value.cidr}"
  ip_protocol       = "tcp"
  from_port         = var.services[each.value.service]
  to_port           = var.services[each.value.service]
  cidr_ipv4         = each.value.cidr
}
