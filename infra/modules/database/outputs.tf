output "endpoint" {
  description = "Address and port, as in a connection URL."
  value       = "${aws_db_instance.this.address}:${local.port}"
}
