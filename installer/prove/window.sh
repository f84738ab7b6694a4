# What a person does at Graft's window, done by xdotool on a virtual screen: read by prove.sh.
# Needs Xvfb, xdotool, wmctrl, openbox, xwd, netpbm on the machine; nothing of it is in the tree that is tried.

SCREEN=${SCREEN:-:77}
export DISPLAY=$SCREEN

screen_on() {
    Xvfb "$SCREEN" -screen 0 1300x900x24 -nolisten tcp >"$OUT/xvfb.log" 2>&1 &
    XVFB=$!
    for _ in $(seq 50); do [ -S "/tmp/.X11-unix/X${SCREEN#:}" ] && break; sleep 0.2; done
    openbox >"$OUT/openbox.log" 2>&1 &
    OPENBOX=$!
}

screen_off() {
    kill "$OPENBOX" "$XVFB" 2>/dev/null || true
    wait "$OPENBOX" "$XVFB" 2>/dev/null || true
}

picture() { # NAME: what is on the screen now
    xwd -silent -root | xwdtopnm 2>/dev/null | pnmtopng 2>/dev/null >"$OUT/$1.png"
}

window_is_there() { # seconds
    for _ in $(seq "$1"); do
        WINDOW=$(xdotool search --name '^Graft|Graft$' 2>/dev/null | tail -n 1)
        if [ -n "$WINDOW" ]; then
            sleep 3
            xdotool windowsize "$WINDOW" 1280 800 # window managers have their own ideas
            xdotool windowmove "$WINDOW" 4 24
            sleep 2
            return 0
        fi
        sleep 1
    done
    fail "no window after $1 s"
}

press() { # X Y: a point of the window, which is 1280 by 800
    xdotool mousemove --window "$WINDOW" "$1" "$2" click 1
}

close_window() {
    wmctrl -c Graft
    for _ in $(seq 30); do
        xdotool search --name '^Graft|Graft$' >/dev/null 2>&1 || return 0
        sleep 1
    done
    fail "the window did not close"
}

# From Home to a trained model on the leaves that come with Graft: the sample, then Next on every page.
walk_to_a_model() { # NAME of the pictures, DATA folder to watch
    press 695 409; sleep 12; picture "$1-1-pictures"
    press 1192 768; sleep 6; picture "$1-2-backbone"
    press 1192 768; sleep 6; picture "$1-3-depth"
    press 1192 768
    for _ in $(seq 180); do
        MODEL=$(find "$2" -name model.onnx -size +100k 2>/dev/null | head -n 1)
        [ -n "$MODEL" ] && break
        sleep 1
    done
    [ -n "$MODEL" ] || { picture "$1-4-no-model"; fail "no model after three minutes"; }
    for _ in $(seq 60); do
        [ -n "$(find "$2" -name report.html 2>/dev/null | head -n 1)" ] && break
        sleep 1
    done
    sleep 10; picture "$1-4-train"
    press 1192 768; sleep 8; picture "$1-5-results"
    press 1192 768; sleep 8; picture "$1-6-use"
}
