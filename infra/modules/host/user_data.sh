#!/bin/bash
# First boot of a host: a Docker engine that keeps its containers running while it restarts, with
# logs that cannot fill the disk. Works on Amazon Linux and Debian, with or without systemd.
set -euo pipefail

if ! command -v dockerd >/dev/null; then
  if command -v dnf >/dev/null; then
    dnf install -y docker
  else
    apt-get update
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends docker.io
  fi
fi

install -d -m 0755 /etc/docker
cat >/etc/docker/daemon.json <<'JSON'
{
  "live-restore": true,
  "no-new-privileges": true,
  "log-driver": "json-file",
  "log-opts": { "max-size": "10m", "max-file": "3" }
}
JSON

usermod --append --groups docker ec2-user

# Without systemd, whoever supervises the engine starts it after this script.
if [ -d /run/systemd/system ]; then
  systemctl enable docker
  systemctl restart docker
fi
