#!/bin/sh
# The rest of the start, on the files of the host: udev as on any PC, then the command, whose result is left in the exchange.
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TMPDIR=/tmp
mkdir -p /dev/pts /dev/shm /run
mount -t devpts -o mode=620,ptmxmode=666 none /dev/pts
mount -t tmpfs none /dev/shm
rm -rf /run/udev
stty -F /dev/console -onlcr

/usr/lib/systemd/systemd-udevd --daemon
udevadm trigger --type=subsystems --action=add
udevadm trigger --type=devices --action=add
udevadm settle
modprobe -a vhci-hcd usbhid hid-generic usblp cdc-acm evdev ftdi_sio veth bridge
ip link set lo up 2>/dev/null || ifconfig lo up 2>/dev/null || busybox ifconfig lo up

# Through a pipe: node writes nothing to a console that it does not know.
{
  sh /hardware/command.sh
  echo $? >/hardware/exit-code
} 2>&1 | cat
sync
busybox poweroff -f
