#!/bin/sh
# Asks Maven Central for everything that is shipped on each system, native libraries included. Needs the network; takes as
# long as some 300 MB take.
set -eu
cd "$(dirname "$0")/../.."

resolve() { # javacpp, nd4j, javafx
    echo "== $1"
    mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:resolve -DincludeScope=runtime \
        "-Djavacpp.platform=$1" "-Dnd4j.classifier=$2" "-Djavafx.platform=$3"
}

resolve linux-x86_64 linux-x86_64-onednn-avx2 linux
resolve windows-x86_64 windows-x86_64-onednn-avx2 win
resolve macosx-arm64 macosx-arm64 mac-aarch64
echo "All of it is there."
