#!/usr/bin/env bash
# Speaks prompts.tsv into the WAV files that the media bundle ships. Needs espeak-ng and sox (apt-get install espeak-ng sox).
# The same tool versions give the same bytes. espeak-ng is a tool here; only its output is shipped.
set -euo pipefail
cd "$(dirname "$0")"
out=${1:-../../bundles/media/src/main/resources/prompts}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

speak() { # voice, words a minute, text, target file
  espeak-ng -v "$1" -s "$2" -p 45 -w "$work/raw.wav" "$3"
  # Telephone band, silence trimmed at both ends, a little room after it, peak at -6 dB; nothing random (-R, -D).
  sox -R -D "$work/raw.wav" -r 8000 -c 1 -b 16 "$4" \
    gain -3 sinc 150-3400 silence 1 0.01 0.3% reverse silence 1 0.01 0.3% reverse pad 0.02 0.08 norm -6
}

mkdir -p "$out/en" "$out/zh"
while IFS=$'\t' read -r name en zh; do
  speak en-gb 150 "$en" "$out/en/$name.wav"
  speak cmn 200 "$zh" "$out/zh/$name.wav"
done < prompts.tsv
