#!/bin/sh
# Started with namespaces of its own for processes, mounts, names and control groups: becomes a small Debian machine. Its
# disk is this one's, with everything that is written kept in memory; when its first process ends, all of it is gone.
# $1 is a folder of ours to work in; what is in its `shared` the machine sees as /srv/shared. With `plain` as $2 nothing
# is started there, and its network is ours.
set -e
place=$1
mount --make-rprivate /
[ "${2:-}" = plain ] || ip link set lo up
mount -t tmpfs -o mode=755 naast "$place/machine"
cd "$place/machine"
mkdir upper work root
mount -t overlay -o "lowerdir=/,upperdir=upper,workdir=work" naast root

# What belongs to the kernel that we share stays as it is: settings, modules, devices.
mount -t proc proc root/proc
mount --bind root/proc/sys root/proc/sys
mount -o remount,bind,ro root/proc/sys
if [ "${2:-}" != plain ]; then
  mount -t sysfs -o ro sysfs root/sys
  mount -t cgroup2 cgroup2 root/sys/fs/cgroup
fi
mount -t tmpfs -o mode=755 dev root/dev
mkdir root/dev/pts root/dev/shm root/dev/mqueue
for name in null zero full random urandom tty; do
  : >"root/dev/$name"
  mount --bind "/dev/$name" "root/dev/$name"
done
mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts root/dev/pts
ln -s pts/ptmx root/dev/ptmx
ln -s /proc/self/fd root/dev/fd
mount -t tmpfs -o mode=1777 shm root/dev/shm
for unit in systemd-modules-load systemd-binfmt systemd-udevd systemd-tmpfiles-setup-dev systemd-tmpfiles-setup-dev-early \
  systemd-remount-fs systemd-hwdb-update ldconfig systemd-timesyncd; do
  ln -sf /dev/null "root/etc/systemd/system/$unit.service"
done

mount -t tmpfs -o mode=755 run root/run
mount -t tmpfs -o mode=1777 tmp root/tmp
mkdir -p root/srv/shared root/tmp/old
mount --bind "$place/shared" root/srv/shared
# Nothing of the surroundings forbids to start a service.
rm -f root/usr/sbin/policy-rc.d
cd root
pivot_root . tmp/old
cd /
umount -l /tmp/old
rmdir /tmp/old
[ "${2:-}" != plain ] || exec tail -f /dev/null
exec env -i container=naast PATH=/usr/sbin:/usr/bin:/sbin:/bin /lib/systemd/systemd --unit=basic.target --log-target=null
