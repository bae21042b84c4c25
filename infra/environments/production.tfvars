vpc_cidr    = "10.42.0.0/16"
admin_cidrs = ["203.0.113.0/24"] # REPLACE: addresses of your administrators and CI agents
http_cidrs  = ["203.0.113.0/24"] # REPLACE: addresses of your clients, or 0.0.0.0/0 for the world

hosts = {
  a = { instance_type = "t3.medium", az_index = 0, volume_gb = 40 }
  b = { instance_type = "t3.medium", az_index = 1, volume_gb = 40 }
}

repository_force_delete = false

database = { instance_class = "db.t4g.medium", storage_gb = 50, max_storage_gb = 500, multi_az = true, backup_days = 30 }
