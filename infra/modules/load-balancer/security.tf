resource "aws_security_group" "load_balancer" {
  name        = "${var.name}-load-balancer"
  description = "HTTPS from the clients, HTTP to the services"
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-load-balancer" }
}

resource "aws_vpc_security_group_ingress_rule" "clients" {
  for_each = {
    for pair in setproduct(keys(var.services), var.http_cidrs) :
    "${pair[0]} from ${pair[1]}" => { service = pair[0], cidr = pair[1] }
  }

  security_group_id = aws_security_group.load_balancer.id
  description       = "HTTPS to ${each.value.service} from ${each.value.cidr}"
  ip_protocol       = "tcp"
  from_port         = var.services[each.value.service].port
  to_port           = var.services[each.value.service].port
  cidr_ipv4         = each.value.cidr
}

resource "aws_vpc_security_group_egress_rule" "services" {
  for_each = var.services

  security_group_id            = aws_security_group.load_balancer.id
  description                  = "HTTP to ${each.key}"
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
  referenced_security_group_id = each.value.group_id
}

resource "aws_vpc_security_group_ingress_rule" "services" {
  for_each = var.services

  security_group_id            = each.value.group_id
  description                  = "HTTP to ${each.key} from the load balancer"
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
  referenced_security_group_id = aws_security_group.load_balancer.id
}
