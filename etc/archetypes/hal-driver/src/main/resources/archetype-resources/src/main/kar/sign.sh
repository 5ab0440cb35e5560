#!/bin/sh
# Signs an archive beside it: KEY (Ed25519, PEM; made when it is not there) ARCHIVE. Leaves ARCHIVE.sig, and ARCHIVE.pub with the
# public key as the setting plugin-key takes it.
set -eu
key=$1
archive=$2
[ -f "$key" ] || (umask 077 && openssl genpkey -algorithm ed25519 -out "$key")
openssl pkeyutl -sign -rawin -inkey "$key" -in "$archive" -out "$archive.sig"
openssl pkey -in "$key" -pubout -outform DER | base64 | tr -d '\n' >"$archive.pub"
