#!/bin/sh
# The `naast` command of the package: with the settings of /etc/naast/naast.conf, and never as root but as the account
# that owns data and keys.
set -eu
if [ "$(id -u)" -eq 0 ]; then
  exec setpriv --reuid=naast --regid=naast --clear-groups --no-new-privs -- \
    env -i PATH=/usr/bin:/bin HOME=/var/lib/naast "TERM=${TERM:-dumb}" "$0" "$@"
fi
export NAAST_DATA=/var/lib/naast/data NAAST_KEYS=/var/lib/naast/keys
while IFS= read -r line; do
  case $line in
    NAAST_*=\"*\") line=${line%\"}; export "${line%%=*}=${line#*=\"}" ;;
    NAAST_*=*) export "${line?}" ;;
  esac
done </etc/naast/naast.conf
exec /usr/lib/naast/bin/naast "$@"
