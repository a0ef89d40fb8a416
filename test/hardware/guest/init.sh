#!/bin/busybox sh
# The first program in the virtual machine: the host's own files, read-only, under a file system in memory, become its root.
export PATH=/bin
/bin/busybox mkdir -p /proc /sys /dev /host /system /memory /machine
/bin/busybox --install -s /bin
mount -t proc none /proc
mount -t sysfs none /sys
mount -t devtmpfs none /dev

for module in $(cat /modules/order); do
  insmod "/modules/$module" || echo "The module $module was not loaded."
done

shared=trans=virtio,version=9p2000.L,msize=512000
mount -t 9p -o $shared,ro,cache=loose host /host || exec poweroff -f
mount -t 9p -o $shared,ro,cache=loose system /system || exec poweroff -f
mount -t tmpfs -o size=75% none /memory
mkdir /memory/upper /memory/work
mount -t overlay -o lowerdir=/system:/host,upperdir=/memory/upper,workdir=/memory/work none /machine || exec poweroff -f

mkdir -p /machine/hardware
mount -t 9p -o $shared exchange /machine/hardware || exec poweroff -f
for folder in proc sys dev; do mount --move /$folder /machine/$folder; done
exec switch_root /machine /bin/sh /hardware/guest.sh
