#!/usr/bin/env bash
# Speaks tables of prompts (name, English, Chinese; tabs between) into the WAV files that bundles ship, with the list of
# their names. Needs espeak-ng and sox (apt-get install espeak-ng sox). The same tool versions give the same bytes.
# espeak-ng is a tool here; only its output is shipped.
#
#   make-prompts.sh            everything: prompts.tsv beside this file into the media bundle, and every bundle's own
#   make-prompts.sh parking    bundles/parking/src/main/prompts/prompts.tsv only; "media" means prompts.tsv beside this file
#   make-prompts.sh FILE DIR   any table into any directory, such as src/main/resources/prompts of a vendor's bundle
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
bundles=$here/../../bundles
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

speak() { # voice, words a minute, text, target file
  espeak-ng -v "$1" -s "$2" -p 45 -w "$work/raw.wav" "$3"
  # Telephone band, silence trimmed at both ends, a little room after it, peak at -6 dB; nothing random (-R, -D).
  sox -R -D "$work/raw.wav" -r 8000 -c 1 -b 16 "$4" \
    gain -3 sinc 150-3400 silence 1 0.01 0.3% reverse silence 1 0.01 0.3% reverse pad 0.02 0.08 norm -6
}

table() { # file, target directory
  mkdir -p "$2/en" "$2/zh"
  rm -f "$2"/en/*.wav "$2"/zh/*.wav
  while IFS=$'\t' read -r name en zh; do
    speak en-gb 150 "$en" "$2/en/$name.wav"
    speak cmn 200 "$zh" "$2/zh/$name.wav"
  done < "$1"
  cut -f1 "$1" | LC_ALL=C sort > "$2/names.txt"
}

bundle() { # name
  local from=$bundles/$1/src/main/prompts/prompts.tsv
  [ "$1" = media ] && from=$here/prompts.tsv
  table "$from" "$bundles/$1/src/main/resources/prompts"
}

if [ $# = 2 ] && [ -f "$1" ]; then
  table "$1" "$2"
elif [ $# -gt 0 ]; then
  for name in "$@"; do bundle "$name"; done
else
  bundle media
  for own in "$bundles"/*/src/main/prompts/prompts.tsv; do
    if [ -f "$own" ]; then bundle "$(basename "${own%/src/main/prompts/prompts.tsv}")"; fi
  done
fi
