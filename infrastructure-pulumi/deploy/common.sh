# What the scripts of this folder share; sourced, not run. They define usage and $stack.
# shellcheck shell=bash disable=SC2154

program=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

# A call that cannot be meant.
refuse() {
  printf '%s: %s\n\n' "${0##*/}" "$1" >&2
  usage >&2
  exit 2
}

fail() {
  printf '%s: %s\n' "${0##*/}" "$1" >&2
  exit 1
}

need() {
  local tool
  for tool in "$@"; do
    command -v "$tool" >/dev/null || fail "there is no $tool here; install it and try again."
  done
}

# What Pulumi knows of $stack.
in_stack() {
  pulumi --cwd "$program" --non-interactive "$@" --stack "$stack"
}

# An output of the stack, lists as JSON.
output() {
  local value
  value=$(in_stack stack output "$1") ||
    fail "the stack $stack does not tell its output '$1'. Is it there (pulumi stack ls), and has it been brought up once (pulumi up --stack $stack)?"
  printf '%s\n' "$value"
}

# A part of an ARN: 4 is the region, 6 the resource.
arn() {
  cut -d : -f "$2" <<<"$1"
}

# The region of a repository such as 123456789012.dkr.ecr.sa-east-1.amazonaws.com/comanda.
registry_region() {
  cut -d . -f 4 <<<"${1%%/*}"
}

# image_digest REPOSITORY IMAGE: the digest of an image there, which IMAGE names by digest or tag.
image_digest() {
  local id="imageTag=$2"
  case $2 in sha256:*) id="imageDigest=$2" ;; esac
  aws ecr describe-images --region "$(registry_region "$1")" --repository-name "${1#*/}" \
    --image-ids "$id" --query 'imageDetails[0].imageDigest' --output text --no-cli-pager
}
