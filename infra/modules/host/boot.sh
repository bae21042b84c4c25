#!/bin/bash
# Starts the services placed on this host that are not here yet, each as its release record says, so
# that a new instance takes the place of a lost one without a deploy. Runs at every boot; containers
# that are here are started again by Docker itself. Ends with 1 while a service is missing still.
# Secrets travel in files below /run that only root can read, never in arguments.
set -euo pipefail
umask 077
export LC_ALL=C

metadata=http://169.254.169.254/latest
work=$(mktemp -d /run/nx-ec2-boot.XXXXXX)
trap 'rm -rf "$work"' EXIT

fail() {
  echo "$*" >&2
  exit 1
}

# --- this instance -------------------------------------------------------------------------------

open_metadata() {
  local ttl='X-aws-ec2-metadata-token-ttl-seconds: 600' token
  token=$(curl -sS --fail --max-time 5 --retry 9 --retry-connrefused -X PUT -H "$ttl" "$metadata/api/token")
  echo "header = \"X-aws-ec2-metadata-token: $token\"" >"$work/metadata"
}

about() { curl -sS --fail --max-time 5 --retry 3 -K "$work/metadata" "$metadata/meta-data/$1"; }

# Temporary credentials of the instance's role, as curl signs with them.
sign_in() {
  local role
  role=$(about iam/security-credentials/) || fail 'The instance has no role yet, or none at all.'
  about "iam/security-credentials/$role" | jq -er '
    "user = \"\(.AccessKeyId):\(.SecretAccessKey)\"",
    "header = \"X-Amz-Security-Token: \(.Token)\""' >"$work/credentials"
}

# --- AWS: the body comes on stdin, the answer goes to a file ---------------------------------------

call() {
  local signing_name=$1 endpoint=$2 target=$3 answer=$4
  curl -sS --fail-with-body --max-time 20 --retry 3 -K "$work/credentials" -o "$answer" \
    --aws-sigv4 "aws:amz:$region:$signing_name" --data-binary @- \
    -H "X-Amz-Target: $target" -H 'Content-Type: application/x-amz-json-1.1' \
    "${AWS_ENDPOINT_URL:-https://$endpoint.$region.$domain}/"
}

# The value of a parameter of the service; code 4 when there is none.
parameter() {
  local answer="$dir/parameter"
  if jq -n --arg name "/$project/$environment/$service/$1" '{ Name: $name }' |
    call ssm ssm AmazonSSM.GetParameter "$answer" 2>"$dir/error"; then
    jq -er .Parameter.Value "$answer"
  elif grep -qs ParameterNotFound "$answer"; then
    return 4
  else
    fail "$service: its parameter $1 cannot be read: $(cat "$dir/error" "$answer" 2>/dev/null)"
  fi
}

# The secrets of the record, at most ten at a time, as SSM wants it.
read_secrets() {
  local names answer="$dir/parameters"
  : >"$dir/secrets"
  jq -c '[.settings.secrets // {} | .[]] | unique | range(0; length; 10) as $at | .[$at:$at + 10]' "$dir/record" |
    while read -r names; do
      jq '{ Names: ., WithDecryption: true }' <<<"$names" | call ssm ssm AmazonSSM.GetParameters "$answer" ||
        fail "$service: its secrets cannot be read."
      jq -e '.InvalidParameters == []' "$answer" >/dev/null ||
        fail "$service: no such secrets in SSM: $(jq -c .InvalidParameters "$answer")"
      cat "$answer" >>"$dir/secrets"
    done
}

# A login to the registry, as a header for the engine.
registry_login() {
  echo '{}' | call ecr api.ecr AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken "$dir/token" ||
    fail "$service: ECR gives no login."
  jq -r --arg registry "$1" '.authorizationData[0].authorizationToken | @base64d | split(":")
    | { username: .[0], password: (.[1:] | join(":")), serveraddress: $registry } | @base64
    | gsub("\\+"; "-") | gsub("/"; "_") | "header = \"X-Registry-Auth: \(.)\""' "$dir/token" >"$dir/login"
}

# --- the engine ----------------------------------------------------------------------------------

engine() {
  local method=$1 path=$2
  shift 2
  curl -sS --fail-with-body --unix-socket /var/run/docker.sock -X "$method" "$@" "http://docker$path"
}

has() { engine GET "$1" -o "$dir/seen" 2>/dev/null; }

# Image $1; $2 is a file with the login, or empty.
pull() {
  has "/images/$1/json" && return
  echo "$service: pulling $1"
  engine POST "/images/create?fromImage=$(jq -rn --arg name "$1" '$name | @uri')" \
    ${2:+-K "$2"} -o "$dir/progress" || true
  has "/images/$1/json" ||
    fail "$service: could not pull $1: $(jq -r '.error // .message // empty' "$dir/progress" 2>/dev/null)"
}

pull_images() {
  local image=$1 proxy=$2
  registry_login "${image%%/*}"
  pull "$image" "$dir/login"
  if [ "${proxy%%/*}" = "${image%%/*}" ]; then pull "$proxy" "$dir/login"; else pull "$proxy" ''; fi
}

ensure_network() {
  (
    flock 9
    has /networks/services && exit
    engine POST /networks/create -o "$dir/answer" -H 'Content-Type: application/json' -d '{
      "Name": "services", "Driver": "bridge", "CheckDuplicate": true,
      "IPAM": { "Config": [
        { "Subnet": "198.18.0.0/15", "IPRange": "198.18.8.0/21", "Gateway": "198.18.0.1" } ] } }' ||
      fail "The network of the services cannot be made: $(cat "$dir/answer")"
  ) 9>"$work/network.lock"
}

create() {
  engine POST "/containers/create?name=$1" -o "$dir/answer" -H 'Content-Type: application/json' --data-binary "@$2" ||
    fail "$service: the container $1 cannot be made: $(cat "$dir/answer")"
}

start() {
  engine POST "/containers/$1/start" -o "$dir/answer" || fail "$service: $1 does not start: $(cat "$dir/answer")"
}

# --- a service -----------------------------------------------------------------------------------

# The slot's container: the record's, with the values of its secrets.
slot_definition() {
  local values='($answers | map(.Parameters[] | { key: .Name, value: . }) | from_entries) as $values
    | .settings.secrets // {} | to_entries' versions
  versions=$(jq -j --slurpfile answers "$dir/secrets" \
    "$values"' | map("\(.key) \($values[.value].Version)") | sort | join("\n")' "$dir/record" | sha256sum)
  jq --slurpfile answers "$dir/secrets" --arg versions "${versions:0:16}" \
    "($values"' | map("\(.key)=\($values[.value].Value)")) as $secrets
    | .container | del(.name) | .Env += $secrets
    | .Labels["com.nx-ec2.secrets"] = $versions
    | .HostConfig.RestartPolicy = { Name: "unless-stopped" }' "$dir/record" >"$dir/slot"
}

start_slot() {
  local same='.container.Labels as $wanted | $seen[0].Config.Labels as $found
    | all(("digest", "definition") | "com.nx-ec2." + .; $found[.] == $wanted[.])'
  if has "/containers/$service-blue/json"; then
    # An earlier try left it, or a deploy that was killed; without a public container nobody uses it.
    leave_to_deploy
    if jq -e --slurpfile seen "$dir/seen" "$same" "$dir/record" >/dev/null; then
      # A deploy lets a container restart only once it has proved itself.
      engine POST "/containers/$service-blue/update" -o "$dir/answer" -H 'Content-Type: application/json' \
        -d '{ "RestartPolicy": { "Name": "unless-stopped" } }' ||
        fail "$service: $service-blue cannot be changed: $(cat "$dir/answer")"
      start "$service-blue"
      return
    fi
    engine DELETE "/containers/$service-blue?force=true"
  fi
  read_secrets
  slot_definition
  leave_to_deploy
  create "$service-blue" "$dir/slot"
  start "$service-blue"
}

start_public() {
  local file
  file=$(jq -er '.proxy.container | (.Entrypoint // []) + (.Cmd // []) | .[index("-f") + 1]' "$dir/record")
  mkdir "$dir/configuration"
  jq -j .proxy.configuration "$dir/record" >"$dir/configuration/${file##*/}"
  jq '.proxy.container | del(.name)' "$dir/record" >"$dir/public"
  create "$service" "$dir/public"
  tar -C "$dir/configuration" --owner=0 --group=0 --mode=0444 -c "${file##*/}" |
    engine PUT "/containers/$service/archive?path=${file%/*}" -H 'Content-Type: application/x-tar' --data-binary @- ||
    { engine DELETE "/containers/$service?force=true" && fail "$service: its proxy cannot be configured."; }
  start "$service"
}

wait_until_ready() {
  local path seconds
  path=$(jq -r .settings.healthPath "$dir/record")
  seconds=$(jq -r .settings.healthTimeout "$dir/record")
  for ((end = SECONDS + seconds; SECONDS < end; )); do
    curl -s --fail -o /dev/null --max-time 5 "http://127.0.0.1:$port$path" && return
    sleep 0.3
  done
  fail "$service: not ready after $seconds s; see: docker logs $service-blue"
}

is_here() { has "/containers/$service/json" && echo "$service: is here"; }

# A deploy at work makes the containers itself; asked again before each step that it may be at, too.
leave_to_deploy() {
  local lock code=0
  lock=$(parameter lock) || code=$?
  if [ $code -eq 4 ]; then return; fi
  [ $code -eq 0 ] || exit 1
  # Now, in the form of the lock's times: ISO 8601, compared as text.
  if jq -e --arg now "$(date -u +%FT%T)" '.expiresAt > $now' <<<"$lock" >/dev/null; then
    fail "$service: left to a deploy that is at work: $(jq -r .owner <<<"$lock")"
  fi
}

restore() {
  service=$1 dir="$work/$1"
  mkdir "$dir"
  is_here && return
  local code=0
  parameter release >"$dir/record" || code=$?
  if [ $code -eq 4 ]; then echo "$service: not deployed yet" && return; fi
  [ $code -eq 0 ] || exit 1
  jq -e '.format == 1' "$dir/record" >/dev/null || fail "$service: a release record of another format."
  leave_to_deploy
  port=$(jq -er .settings.port "$dir/record")
  pull_images "$(jq -er .container.Image "$dir/record")" "$(jq -er .proxy.image "$dir/record")"
  ensure_network
  # That took a while, in which a deploy may have come and gone.
  is_here && return
  parameter release >"$dir/latest" || fail "$service: its release is gone meanwhile, or cannot be read."
  cmp -s "$dir/record" "$dir/latest" || fail "$service: was released anew meanwhile; the next try takes that."
  start_slot
  leave_to_deploy
  start_public
  wait_until_ready
  echo "$service: serves $(jq -r '"\(.image.tag), revision \(.image.revision)"' "$dir/record") at port $port"
}

open_metadata
region=$(about placement/region) domain=$(about services/domain)
names=$(about tags/instance/) || fail 'The instance does not tell its tags: enable instance_metadata_tags.'
project=$(about tags/instance/Project) environment=$(about tags/instance/Environment)
sign_in
curl -s --fail -o /dev/null --retry 30 --retry-all-errors --retry-delay 1 --unix-socket /var/run/docker.sock http://docker/_ping ||
  fail 'The Docker engine does not answer.'

jobs=()
for name in $(sed -n 's/^service://p' <<<"$names"); do
  restore "$name" &
  jobs+=($!)
done
failed=0
for job in "${jobs[@]}"; do wait "$job" || failed=1; done
exit $failed
