# A local AWS on one machine: only that machine reaches it.
vpc_cidr    = "10.40.0.0/16"
admin_cidrs = ["127.0.0.1/32"]
http_cidrs  = ["0.0.0.0/0"]

hosts = {
  app = {}
}

repository_force_delete = true
detailed_monitoring     = false # the emulator does not implement it
bounded_roles           = false # it is deployed without bootstrap

# The local AWS plays no RDS but runs a PostgreSQL: its address and its administrator come from .env.sandbox.
database_sslmode = "disable"
