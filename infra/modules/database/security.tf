resource "aws_security_group" "database" {
  name        = "${var.name}-database"
  description = "PostgreSQL from the hosts, nothing out"
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-database" }
}

resource "aws_vpc_security_group_ingress_rule" "hosts" {
  security_group_id            = aws_security_group.database.id
  description                  = "PostgreSQL from the hosts"
  ip_protocol                  = "tcp"
  from_port                    = local.port
  to_port                      = local.port
  referenced_security_group_id = var.host_group_id
}

resource "aws_vpc_security_group_egress_rule" "hosts" {
  security_group_id            = var.host_group_id
  description                  = "PostgreSQL to the database"
  ip_protocol                  = "tcp"
  from_port                    = local.port
  to_port                      = local.port
  referenced_security_group_id = aws_security_group.database.id
}
