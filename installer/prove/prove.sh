#!/bin/sh
# Proves on a clean Debian tree what docs/installers.md says of the installed program. As root, on Linux:
#
#   debootstrap --variant=minbase bookworm /somewhere/tree
#   installer/prove/prove.sh /somewhere/tree target/installer /somewhere/pictures
#
# The tree gets what the package asks for and no Java; the program runs in it as an ordinary person without any network.
# Writes pictures of the window and what it found into the third folder; ends with 0 if all of it held.
set -u

TREE=$(cd "$1" && pwd)
BUILT=$(cd "$2" && pwd)
mkdir -p "$3"
OUT=$(cd "$3" && pwd)
HERE=$(cd "$(dirname "$0")" && pwd)
if [ "${INSIDE:-}" != yes ]; then
    # Mounts of our own, gone with us.
    INSIDE=yes exec unshare --mount --propagation private "$0" "$@"
fi

say() { echo "$*" | tee -a "$OUT/found.txt"; }
fail() { say "FAILED: $*"; picture failed; exit 1; }

. "$HERE/window.sh"

# The tree is a mount of its own, so that its top is found where free room on the disk is asked for.
mount --bind "$TREE" "$TREE"
mount -t proc proc "$TREE/proc"
mount --bind /dev "$TREE/dev"
mkdir -p "$TREE/tmp/.X11-unix"
mount --bind /tmp/.X11-unix "$TREE/tmp/.X11-unix"
cp /etc/resolv.conf "$TREE/etc/resolv.conf"
root() { chroot "$TREE" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"; }
person() { # with no network: not even a loopback that is up
    unshare --net chroot --userspec=person "$TREE" env -i HOME=/home/person USER=person LANG="${SPEECH:-C.UTF-8}" \
        PATH=/usr/bin:/bin DISPLAY="$SCREEN" "$@"
}
id_of_person() { root id person >/dev/null 2>&1 || root useradd --create-home --shell /bin/sh person; }
no_java() { root sh -c 'command -v java' >/dev/null && fail "there is a Java in the tree" || say "no Java in the tree"; }
clean_home() { rm -rf "$TREE/home/person"; root cp -r /etc/skel /home/person; root chown -R person:person /home/person; }
strangers() { # what was written outside Graft's own folders
    (cd "$TREE/home/person" && find . -type f ! -path './.local/*/graft/*' ! -path './.cache/graft/*' \
        ! -name '.bash*' ! -name .profile ! -path './.cache/mesa_shader_cache*/*' ! -path './.cache/fontconfig/*' \
        ! -path './.cache/dconf/*' ! -path './.config/*') | sort
}

installed_package() {
    say "== the deb"
    root apt-get update >"$OUT/apt.log" 2>&1
    cp "$1" "$TREE/var/cache/older.deb"
    root apt-get install -y --no-install-recommends /var/cache/older.deb >>"$OUT/apt.log" 2>&1 || fail "apt: see apt.log"
    no_java
    clean_home
    person graft doctor >"$OUT/doctor.txt" 2>&1 || fail "doctor: $(cat "$OUT/doctor.txt")"
    say "$(grep -E '^(Graft|Java|Worker|ONNX|ND4J)' "$OUT/doctor.txt")"
    person graft-studio >"$OUT/window.log" 2>&1 &
    window_is_there 90
    sleep 8; picture deb-0-home
    walk_to_a_model deb "$TREE/home/person/.local/share/graft"
    close_window
    say "trained without a network: ${MODEL#"$TREE"}, $(stat -c %s "$MODEL") bytes"
    say "written outside Graft's own folders: $(strangers | tr '\n' ' ')"
    sum=$(sha256sum "$MODEL" | cut -c1-64)
    before=$(cat "$TREE/home/person/.local/share/graft/window.json" 2>/dev/null | tr -d ' \n')

    say "== upgrade from $(root dpkg-query -W -f '${Version}' graft)"
    cp "$2" "$TREE/var/cache/newer.deb"
    root apt-get install -y /var/cache/newer.deb >>"$OUT/apt.log" 2>&1 || fail "apt: see apt.log"
    say "now $(root dpkg-query -W -f '${Version}' graft)"
    [ "$sum" = "$(sha256sum "$MODEL" | cut -c1-64)" ] || fail "the model changed"
    [ "$before" = "$(cat "$TREE/home/person/.local/share/graft/window.json" | tr -d ' \n')" ] || fail "settings changed"
    person graft-studio >>"$OUT/window.log" 2>&1 &
    window_is_there 90
    sleep 10; picture deb-7-again
    close_window
    person graft runs list >"$OUT/runs.txt" 2>&1 || fail "runs list: $(cat "$OUT/runs.txt")"
    say "$(cat "$OUT/runs.txt")"
    grep -q leaves "$OUT/runs.txt" || fail "the run is gone"

    say "== removal"
    root apt-get purge -y graft >>"$OUT/apt.log" 2>&1 || fail "apt: see apt.log"
    left=$(find "$TREE/opt" "$TREE/usr" "$TREE/etc" \( -name '*graft*' -o -lname '*graft*' \) 2>/dev/null)
    [ -z "$left" ] || fail "left behind: $left"
    [ -f "$MODEL" ] || fail "the person's model went too"
    say "nothing is left but the person's data"
}

# A path with spaces and letters outside ASCII, in a session without any language, in folders nobody can write.
portable_zip() { # NAME, SPEECH
    say "== the portable zip, read-only, LANG=$2"
    place="/srv/Größe 甲虫 & more"
    clean_home
    rm -rf "$TREE$place"
    mkdir -p "$TREE$place"
    (cd "$TREE$place" && unzip -q "$BUILT"/*-portable.zip)
    chmod -R a-w "$TREE$place"
    mount --bind "$TREE$place" "$TREE$place"
    mount -o remount,bind,ro "$TREE$place"
    SPEECH=$2
    person "$place/Graft/bin/graft" doctor >"$OUT/$1-doctor.txt" 2>&1 || fail "doctor: $(cat "$OUT/$1-doctor.txt")"
    person "$place/Graft/bin/graft-studio" >>"$OUT/window.log" 2>&1 &
    window_is_there 90
    sleep 8
    walk_to_a_model "$1" "$TREE/home/person/.local/share/graft"
    close_window
    say "trained: ${MODEL#"$TREE"}"
    say "written outside Graft's own folders: $(strangers | tr '\n' ' ')"
    umount --lazy "$TREE$place" # the closed window may still be putting its classes together
}

# The zip on a stick: data beside the program, nothing in the home folder.
stick() {
    say "== the portable zip as a stick"
    place="/media/stick ü"
    clean_home
    rm -rf "$TREE$place"
    mkdir -p "$TREE$place"
    (cd "$TREE$place" && unzip -q "$BUILT"/*-portable.zip && mkdir graft-data)
    root chown -R person:person "$place"
    SPEECH=C.UTF-8
    person "$place/Graft/bin/graft" train --images "$place/Graft/lib/app/sample-datasets/metal" >"$OUT/stick.txt" 2>&1 ||
        fail "train: $(tail -n 3 "$OUT/stick.txt")"
    person "$place/Graft/bin/graft" runs list >"$OUT/stick-runs.txt" 2>&1 || fail "runs list"
    say "$(cat "$OUT/stick-runs.txt")"
    [ -d "$TREE$place/graft-data/data/projects" ] || fail "no data on the stick"
    home=$(cd "$TREE/home/person" && find . -mindepth 1 ! -name '.bash*' ! -name .profile)
    [ -z "$home" ] || fail "in the home folder: $home"
    say "nothing in the home folder"
}

rm -f "$OUT/found.txt"
id_of_person
screen_on
trap screen_off EXIT
newer=$(ls "$BUILT"/graft_*_amd64.deb)
older="$OUT/older.deb"
# The same program as an older version, packed quickly.
if [ ! -f "$older" ]; then
    rm -rf "$OUT/unpacked"
    dpkg-deb -R "$newer" "$OUT/unpacked"
    sed -i 's/^Version: .*/Version: 0.0.9-1/' "$OUT/unpacked/DEBIAN/control"
    dpkg-deb -Zgzip -z1 --root-owner-group --build "$OUT/unpacked" "$older" >/dev/null
    rm -rf "$OUT/unpacked"
fi
for part in ${PARTS:-package portable stick}; do
    case $part in
        package) installed_package "$older" "$newer" ;;
        portable) portable_zip portable POSIX ;;
        stick) stick ;;
    esac
done
say "all of it held"
