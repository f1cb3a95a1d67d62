#!/bin/bash
# Speaks the voice files of the demo with espeak-ng and packs them with ffmpeg. They are committed,
# because another version of either program gives other bytes; run this only to change the words.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
demo=$here/resources/org/tiezheng/testkit/demo
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
say() { espeak-ng -v cmn -s 185 -p "$1" -w "$work/$2.wav" "$3"; }
n=0
list=$work/list
while IFS= read -r row; do
  case $row in
    林岚：*) pitch=72 ;;
    周启明：*) pitch=28 ;;
    *) continue ;;
  esac
  n=$((n + 1))
  say $pitch "$(printf 'call%02d' $n)" "${row#*：}"
  printf "file '%s/call%02d.wav'\n" "$work" $n >>"$list"
done <"$demo/call.txt"
ffmpeg -v error -y -f concat -safe 0 -i "$list" -ac 1 -ar 16000 -c:a aac -b:a 24k -bitexact \
  -metadata creation_time=2025-04-12T12:22:14Z "$demo/call.m4a"
say 72 lin "启明，你写的计划我收到了，五月底先还一万，你语音回我一句。"
say 28 zhou "岚姐，我是周启明，五月底先还一万，我说话算数。"
for who in lin zhou; do
  ffmpeg -v error -y -i "$work/$who.wav" -ac 1 -ar 16000 -c:a libmp3lame -b:a 24k -bitexact "$demo/voice-$who.mp3"
done
