vpc_cidr    = "10.41.0.0/16"
admin_cidrs = ["203.0.113.0/24"] # REPLACE: addresses of your administrators and CI agents
http_cidrs  = ["203.0.113.0/24"] # REPLACE: addresses of your testers, or 0.0.0.0/0

hosts = {
  app = {}
}

repository_force_delete = true
# promoted_to = ["222222222222"] # the account of production, once it is there and when it is another

database = { backup_days = 7, protected = false, final_snapshot = false }
