#!/bin/sh
# Has Apple notarise what was built and signed, and staples the answer to it, so that it opens without a network:
#
#   installer/macos/notarise.sh target/installer/*.dmg target/installer/*.pkg
#
# Wants a keychain profile of the name graft-notary, made once on the machine by
#   xcrun notarytool store-credentials graft-notary --apple-id ADDRESS --team-id TEAM
# which asks for an app-specific password and keeps it in the keychain; no key is ever written into this project.
set -eu

profile=${GRAFT_NOTARY_PROFILE:-graft-notary}
for file in "$@"; do
    xcrun notarytool submit "$file" --keychain-profile "$profile" --wait
    xcrun stapler staple "$file"
    xcrun stapler validate "$file"
done
